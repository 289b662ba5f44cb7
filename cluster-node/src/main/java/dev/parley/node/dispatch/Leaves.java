package dev.parley.node.dispatch;

import java.util.stream.Stream;

/** The classes that a message of a declared type can really have. */
final class Leaves {
    private Leaves() {}

    /** The type itself, or everything that a sealed one permits. */
    static Stream<Class<?>> of(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Leaves::of) : Stream.of(type);
    }
}
