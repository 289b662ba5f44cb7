package dev.parley.node.rebuild;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table, partition by partition in the order of their tokens, in which all copies of a table agree. Blocking. */
final class TablePartitions {
    private static final int PAGE = 500;
    private static final String TOKEN = "partition_token";

    private final TableMetadata table;
    private final ComparedTable compared;
    private final Iterator<Row> rows;
    private @Nullable Row ahead;

    /** Rows of equal tokens: one partition, or by chance a few. */
    record Part(long token, Map<String, Map<String, Object>> rows) {}

    TablePartitions(CqlSession session, String keyspace, ComparedTable compared) {
        this.compared = compared;
        this.table = session.getMetadata()
                .getKeyspace(keyspace)
                .flatMap(found -> found.getTable(compared.name()))
                .orElseThrow(() -> new IllegalStateException("there is no table " + keyspace + "." + compared.name()));
        String key = String.join(", ", names(table.getPartitionKey()));
        String columns = String.join(", ", names(List.copyOf(table.getColumns().values())));
        this.rows = session.execute(SimpleStatement.newInstance("SELECT token(" + key + ") AS " + TOKEN + ", " + columns
                                + " FROM " + keyspace + "." + compared.name())
                        .setPageSize(PAGE))
                .iterator();
        this.ahead = rows.hasNext() ? rows.next() : null;
    }

    /** The next one; null behind the last. */
    @Nullable
    Part next() {
        Row row = ahead;
        if (row == null) {
            return null;
        }
        long token = row.getLong(TOKEN);
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        while (row != null && row.getLong(TOKEN) == token) {
            Map<String, Object> derived = compared.rows().derived(values(row));
            if (!derived.isEmpty()) {
                found.put(key(row), derived);
            }
            row = rows.hasNext() ? rows.next() : null;
        }
        ahead = row;
        return new Part(token, found);
    }

    private Map<String, Object> values(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ColumnMetadata column : table.getColumns().values()) {
            String name = column.getName().asInternal();
            Object value = row.getObject(name);
            if (value != null && !compared.ignored().contains(name)) {
                values.put(name, value);
            }
        }
        return values;
    }

    private String key(Row row) {
        StringBuilder key = new StringBuilder();
        for (ColumnMetadata column : table.getPrimaryKey()) {
            String name = column.getName().asInternal();
            key.append(key.isEmpty() ? "" : " ").append(name).append('=').append(row.getObject(name));
        }
        return key.toString();
    }

    private static List<String> names(List<ColumnMetadata> columns) {
        return columns.stream().map(column -> column.getName().asCql(true)).toList();
    }
}
