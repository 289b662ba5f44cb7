package dev.parley.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The golden files of remote messages: {@code <class>.v<n>.cbor} holds the bytes that some version has put on the wire
 * for the examples of one class, as an array of byte strings. A file is never edited or deleted.
 */
final class GoldenMessages {
    static final CBORMapper CBOR = new CBORMapper();

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Pattern NAME = Pattern.compile("(.+)\\.v(\\d+)\\.cbor");

    /** @param type the class, by its name below {@code dev.parley.node} */
    record Golden(String type, int version, List<byte[]> examples) {
        String file() {
            return GoldenMessages.file(type, version);
        }
    }

    private GoldenMessages() {}

    /** By class, in the order of their versions. */
    static Map<String, List<Golden>> all() {
        Map<String, List<Golden>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    String type = name.group(1).replace('-', '$');
                    int version = Integer.parseInt(name.group(2));
                    found.computeIfAbsent(type, any -> new ArrayList<>())
                            .add(new Golden(type, version, examples(Files.readAllBytes(file))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static Path write(Golden golden) {
        try {
            Files.createDirectories(DIRECTORY);
            return Files.write(DIRECTORY.resolve(golden.file()), CBOR.writeValueAsBytes(golden.examples()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return CBOR.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String type, int version) {
        return type.replace('$', '-') + ".v" + version + ".cbor";
    }

    private static List<byte[]> examples(byte[] file) throws IOException {
        List<byte[]> examples = new ArrayList<>();
        for (JsonNode example : CBOR.readTree(file)) {
            examples.add(example.binaryValue());
        }
        return examples;
    }
}
