package dev.parley.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared at its first use, once; a preparation that failed is tried again at the next use. */
public final class Query {
    /** In the place of a value: leave the column as it is. */
    public static final Object UNSET = new Object();

    private final CqlSession session;
    private final String cql;
    private final AtomicReference<@Nullable CompletionStage<PreparedStatement>> prepared = new AtomicReference<>();

    Query(CqlSession session, String cql) {
        this.session = session;
        this.cql = cql;
    }

    /** Binds by position; {@code null} is stored as absence, {@link #UNSET} is not stored. */
    public CompletionStage<BoundStatement> bind(@Nullable Object... values) {
        return prepared().thenApply(statement -> {
            // A bound statement is copied for each value that is set in it; its builder is not.
            BoundStatementBuilder bound = statement.boundStatementBuilder();
            for (int i = 0; i < values.length; i++) {
                bound = set(bound, i, values[i]);
            }
            return bound.build();
        });
    }

    private static BoundStatementBuilder set(BoundStatementBuilder bound, int index, @Nullable Object value) {
        if (value == UNSET) {
            return bound.unset(index);
        }
        if (value == null) {
            return bound.setToNull(index);
        }
        if (value instanceof List<?> values) {
            return setList(bound, index, values);
        }
        return setTyped(bound, index, value);
    }

    @SuppressWarnings("unchecked") // all values of a list are of one class
    private static <T> BoundStatementBuilder setList(BoundStatementBuilder bound, int index, List<T> values) {
        return values.isEmpty()
                ? bound.setToNull(index)
                : bound.setList(index, values, (Class<T>) values.get(0).getClass());
    }

    @SuppressWarnings("unchecked") // the class of a value is the class of that value
    private static <T> BoundStatementBuilder setTyped(BoundStatementBuilder bound, int index, T value) {
        return bound.set(index, value, (Class<T>) value.getClass());
    }

    private CompletionStage<PreparedStatement> prepared() {
        CompletionStage<PreparedStatement> present = prepared.get();
        if (present != null && !present.toCompletableFuture().isCompletedExceptionally()) {
            return present;
        }
        CompletionStage<PreparedStatement> fresh = session.prepareAsync(cql);
        prepared.compareAndSet(present, fresh);
        return fresh;
    }
}
