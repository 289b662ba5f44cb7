package dev.parley.load.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo plays: people, and groups in which they say their lines, over and over. The text has a line
 * {@code @ username | display name | introduction} for each of them, {@code = group | usernames} where a group begins,
 * and {@code username: words} for what is said in it.
 *
 * @param people by username; the first {@link #SEATS} are for those who watch
 */
record Play(Map<String, Person> people, List<Scene> scenes) {
    /** How many of the people nobody plays. */
    static final int SEATS = 2;

    Play {
        scenes = List.copyOf(scenes);
    }

    record Person(String username, String displayName, String introduction) {}

    record Scene(String group, List<String> members, List<Line> lines) {}

    record Line(String speaker, String words) {}

    /** Throws {@link IllegalArgumentException} naming the line that does not fit. */
    static Play parse(List<String> text) {
        Map<String, Person> people = new LinkedHashMap<>();
        List<Scene> scenes = new ArrayList<>();
        for (String line : text) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("@")) {
                String[] parts = parts(line, 3);
                people.put(parts[0], new Person(parts[0], parts[1], parts[2]));
            } else if (line.startsWith("=")) {
                String[] parts = parts(line, 2);
                List<String> members = List.of(parts[1].split(" "));
                require(people.keySet().containsAll(members), line);
                scenes.add(new Scene(parts[0], members, new ArrayList<>()));
            } else {
                int colon = line.indexOf(": ");
                require(colon > 0 && !scenes.isEmpty(), line);
                Scene scene = scenes.get(scenes.size() - 1);
                Line said = new Line(line.substring(0, colon), line.substring(colon + 2));
                require(scene.members().contains(said.speaker()), line);
                scene.lines().add(said);
            }
        }
        return new Play(people, scenes);
    }

    List<String> usernames() {
        return List.copyOf(people.keySet());
    }

    /** Those for who watches. */
    List<String> seats() {
        return usernames().subList(0, SEATS);
    }

    private static String[] parts(String line, int count) {
        String[] parts = line.substring(1).split("\\|");
        require(parts.length == count, line);
        for (int i = 0; i < count; i++) {
            parts[i] = parts[i].strip();
        }
        return parts;
    }

    private static void require(boolean condition, String line) {
        if (!condition) {
            throw new IllegalArgumentException("the play has a line that does not fit: " + line);
        }
    }
}
