package dev.parley.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.parley.protocol.Json;
import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the body of a call. Where fields are wrong, in form or by the rules, all of them are named at once. */
final class BodyReader {
    private BodyReader() {}

    static <T extends Checked> Outcome<T> read(byte[] json, Class<T> type, Limits limits) {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(json);
        } catch (IOException e) {
            return Outcome.refused(ErrorCode.MALFORMED_JSON);
        }
        if (tree == null || !tree.isObject()) {
            return Outcome.refused(ErrorCode.MALFORMED_JSON);
        }
        try {
            T value = Json.mapper().treeToValue(tree, type);
            List<FieldError> errors = Checks.of(value, limits);
            return errors.isEmpty() ? Outcome.done(value) : Outcome.refused(Refusal.fields(errors));
        } catch (JsonProcessingException e) {
            return Outcome.refused(Refusal.fields(allErrors(tree, type, limits)));
        }
    }

    /** Reads field by field, so that a wrong one does not hide the next. */
    private static <T extends Checked> List<FieldError> allErrors(JsonNode tree, Class<T> type, Limits limits) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            JavaType fieldType = Json.mapper().constructType(components[i].getGenericType());
            try {
                JsonNode field = tree.get(name);
                values[i] = field == null ? null : Json.mapper().treeToValue(field, fieldType);
            } catch (JsonMappingException e) {
                errors.add(new FieldError(name + path(e), message(e)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                errors.add(new FieldError(name, "has the wrong type or form"));
            }
        }
        Set<String> wrong = errors.stream()
                .map(error -> error.field().split("[.\\[]", 2)[0])
                .collect(Collectors.toSet());
        for (FieldError error : Checks.of(create(type, components, values), limits)) {
            if (!wrong.contains(error.field())) {
                errors.add(error);
            }
        }
        return errors;
    }

    private static <T> T create(Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a body must be a record that takes null: " + type, e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static String message(JsonMappingException e) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "must be one of " + List.of(wrong.getTargetType().getEnumConstants());
        }
        return e.getCause() instanceof IllegalArgumentException rule
                        && rule.getMessage() != null
                        && rule.getMessage().startsWith("must ")
                ? rule.getMessage()
                : "has the wrong type or form";
    }
}
