package dev.parley.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys of Parley's own reference files, with the comments above them, read as text: HOCON's parser knows nothing of
 * the environment variables that a key has. A comment is of all the keys that follow it without an empty line between.
 */
final class ReferenceKeys {
    static final List<String> MODULES = List.of("cluster-node", "api", "persistence");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SECTION = Pattern.compile("([\\w.-]+) \\{");
    private static final Pattern ONE_LINE = Pattern.compile("([\\w.-]+) \\{ (.+) }");
    private static final Pattern VALUE = Pattern.compile("([\\w.\"-]+)(?: =|(?= \\{})) ?(.+)");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{\\?(\\w+)}");

    private final List<Key> keys = new ArrayList<>();
    private final Deque<String> sections = new ArrayDeque<>();
    private final List<String> comment = new ArrayList<>();

    private ReferenceKeys() {}

    /** @param environment the variable that sets it; empty where there is none */
    record Key(String path, String value, String comment, String environment) {}

    static List<Key> ofAllModules() {
        return MODULES.stream().flatMap(module -> of(module).stream()).toList();
    }

    static List<Key> of(String module) {
        ReferenceKeys reader = new ReferenceKeys();
        reader.read(ROOT.resolve(module).resolve("src/main/resources"), "reference.conf");
        return reader.keys;
    }

    private void read(Path resources, String file) {
        try {
            for (String line : Files.readAllLines(resources.resolve(file))) {
                readLine(resources, line.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLine(Path resources, String line) {
        Matcher section = SECTION.matcher(line);
        Matcher oneLine = ONE_LINE.matcher(line);
        Matcher value = VALUE.matcher(line);
        if (line.isEmpty()) {
            comment.clear();
        } else if (line.startsWith("#")) {
            comment.add(line.substring(1).strip());
        } else if (line.startsWith("include ")) {
            read(resources, line.substring("include ".length()).replace("\"", ""));
        } else if (line.equals("}")) {
            sections.removeLast();
            comment.clear();
        } else if (section.matches()) {
            sections.addLast(section.group(1));
        } else if (oneLine.matches()) {
            sections.addLast(oneLine.group(1));
            for (String part : oneLine.group(2).split(", ")) {
                readLine(resources, part);
            }
            sections.removeLast();
        } else if (value.matches()) {
            add(value.group(1), value.group(2));
        } else {
            throw new IllegalStateException("not in the style of the reference files: " + line);
        }
    }

    private void add(String name, String value) {
        String path = sections.stream().collect(Collectors.joining(".")) + "." + name;
        if (!path.startsWith("parley.")) {
            return;
        }
        Matcher environment = ENVIRONMENT.matcher(value);
        if (environment.matches()) {
            Key last = keys.remove(keys.size() - 1);
            if (!last.path().equals(path)) {
                throw new IllegalStateException(path + " has a variable, but no default before it");
            }
            keys.add(new Key(path, last.value(), last.comment(), environment.group(1)));
        } else {
            keys.add(new Key(path, value, String.join(" ", comment), ""));
        }
    }
}
