package dev.parley.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.Config;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {
    /** Read as a whole: each of its keys names a part. */
    private static final String CATALOGUES = "parley.journal.catalogues.";

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyKeyOfTheReferenceIsRead() throws Exception {
        Set<String> read = new TreeSet<>();
        Config config = RecordingConfig.over(NodeConfiguration.load(null), read);
        for (Method from : settings()) {
            from.setAccessible(true);
            from.invoke(null, arguments(from, config));
        }
        String sources = mainSources();
        List<String> unread = ReferenceKeys.ofAllModules().stream()
                .map(ReferenceKeys.Key::path)
                .filter(key -> read.stream().noneMatch(path -> path.equals(key) || key.startsWith(path + ".")))
                .filter(key -> !key.startsWith(CATALOGUES))
                .filter(key -> !sources.contains('"' + key + '"') && !sources.contains("${" + key + "}"))
                .toList();
        assertThat(unread).as("keys that no Settings reads").isEmpty();
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(ReferenceKeys.ofAllModules())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.comment()).as(key.path()).isNotBlank());
    }

    private static List<Method> settings() throws ClassNotFoundException {
        List<Method> methods = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.parley.node", "dev.parley.api", "dev.parley.persistence")) {
            if (type.getSimpleName().endsWith("Settings")) {
                Arrays.stream(Class.forName(type.getName()).getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && method.getParameterCount() > 0
                                && method.getParameterTypes()[0] == Config.class
                                && method.getReturnType() != Config.class
                                && method.getName().equals("from"))
                        .forEach(methods::add);
            }
        }
        assertThat(methods).hasSizeGreaterThan(5);
        return methods;
    }

    private static Object[] arguments(Method from, Config config) {
        return Arrays.stream(from.getParameterTypes())
                .map(type -> type == Config.class ? config : type == Path.class ? Path.of("target") : null)
                .toArray();
    }

    private static String mainSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : ReferenceKeys.MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(file -> file.toString().matches(".*\\.(java|conf)"))
                        .collect(Collectors.toList())) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }
}
