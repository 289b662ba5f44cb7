package dev.parley.node.rebuild;

import java.util.Map;

/**
 * A row that is not as the journal says.
 *
 * @param key the values of its primary key
 * @param given what follows from the journal; empty: no such row
 * @param stands what stands there; empty: no such row
 */
public record Difference(String table, String key, Map<String, Object> given, Map<String, Object> stands) {
    /** One line, without the texts of messages. */
    @Override
    public String toString() {
        if (given.isEmpty()) {
            return table + " " + key + ": stands there, and follows from no log";
        }
        if (stands.isEmpty()) {
            return table + " " + key + ": is missing";
        }
        StringBuilder columns = new StringBuilder();
        given.forEach((column, value) -> {
            if (!value.equals(stands.get(column))) {
                columns.append(columns.isEmpty() ? "" : ", ").append(column);
            }
        });
        stands.keySet().stream()
                .filter(column -> !given.containsKey(column))
                .forEach(column -> columns.append(columns.isEmpty() ? "" : ", ").append(column));
        return table + " " + key + ": differs in " + columns;
    }
}
