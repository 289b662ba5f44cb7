package dev.parley.node;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes examples of any message, every component of them filled: so many that every kind of each component is seen. */
final class MessageSamples {
    private final ActorRef<?> actor;
    private int variant;
    private int variants;

    MessageSamples(ActorRef<?> actor) {
        this.actor = actor;
    }

    /** In a fixed order, to which new kinds are added behind. */
    List<Object> allOf(Class<?> message) throws ReflectiveOperationException {
        List<Object> samples = new ArrayList<>();
        variants = 1;
        for (variant = 0; variant < variants; variant++) {
            samples.add(of(message));
        }
        return samples;
    }

    private Object of(Type type) throws ReflectiveOperationException {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        if (raw == ActorRef.class) {
            return actor;
        } else if (raw == EncodedFrame.class) {
            return EncodedFrame.of(new ServerFrame.Pong("r"));
        } else if (raw == List.class) {
            return List.of(of(argument(type, 0)));
        } else if (raw == Set.class) {
            return Set.of(of(argument(type, 0)));
        } else if (raw == Optional.class) {
            return Optional.of(of(argument(type, 0)));
        } else if (raw == Map.class) {
            return Map.of(of(argument(type, 0)), of(argument(type, 1)));
        } else if (raw.isEnum()) {
            return chosen(raw.getEnumConstants());
        } else if (raw.isRecord()) {
            return record(raw);
        } else if (raw.isSealed()) {
            return of(chosen(raw.getPermittedSubclasses()));
        }
        return plain(raw);
    }

    private <T> T chosen(T[] kinds) {
        variants = Math.max(variants, kinds.length);
        return kinds[Math.min(variant, kinds.length - 1)];
    }

    private static Object plain(Class<?> raw) {
        if (raw == boolean.class || raw == Boolean.class) {
            return true;
        } else if (raw == int.class || raw == Integer.class) {
            return 7;
        } else if (raw == long.class || raw == Long.class) {
            return 8L;
        } else if (raw == String.class) {
            return "text";
        } else if (raw == UUID.class) {
            return UUID.fromString("0191e9a2-7b1c-7d3e-8f00-00000000a001");
        } else if (raw == Instant.class) {
            return Instant.parse("2026-11-21T10:42:00.187Z");
        } else if (raw == Duration.class) {
            return Duration.ofMillis(250);
        }
        throw new IllegalArgumentException("no example of " + raw);
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(components[i].getGenericType());
        }
        return constructor.newInstance(values);
    }

    private static Type argument(Type type, int index) {
        Type argument = ((ParameterizedType) type).getActualTypeArguments()[index];
        return argument instanceof Class<?> || argument instanceof ParameterizedType ? argument : Object.class;
    }
}
