package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the types that the page's modules state in their comments, with the compiler of TypeScript from its WebJar. Node
 * is the one of the system, or else the one inside Playwright's driver.
 */
class TypesTest {
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit",
            "lit-html", "lit-html",
            "lit-element", "lit-element",
            "lit__reactive-element", "@lit/reactive-element");
    private static final String SETTINGS = """
            {"compilerOptions": {"allowJs": true, "checkJs": true, "strict": true, "noEmit": true, "target": "ES2023",
             "module": "esnext", "moduleResolution": "bundler", "lib": ["ES2024", "DOM", "DOM.Iterable"],
             "skipLibCheck": true, "types": [], "useDefineForClassFields": false}, "include": ["web/**/*"]}
            """;

    @Test
    void theTypesInTheCommentsHold(@TempDir Path folder) throws Exception {
        copyPage(folder.resolve("web"));
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            unpack(library.getKey(), "", folder.resolve("node_modules").resolve(library.getValue()));
        }
        Path typescript = folder.resolve("node_modules/typescript");
        unpack("typescript", "lib/", typescript.resolve("lib"));
        Files.writeString(folder.resolve("tsconfig.json"), SETTINGS);

        Process tsc = new ProcessBuilder(
                        node(), typescript.resolve("lib/tsc.js").toString(), "-p", folder.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tsc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tsc.waitFor()).as(said).isZero();
    }

    private static void copyPage(Path target) throws IOException {
        Path source = WebResources.folder();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void unpack(String artifact, String below, Path target) throws IOException {
        String root = WebResources.webjarRoot(artifact) + "/" + below;
        URL url = TypesTest.class.getClassLoader().getResource(root + (below.isEmpty() ? "package.json" : "tsc.js"));
        assertThat(url).as("the WebJar %s", artifact).isNotNull();
        try (JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile()) {
            for (JarEntry entry : jar.stream().filter(e -> wanted(e, root)).toList()) {
                Path file = target.resolve(entry.getName().substring(root.length()));
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    private static boolean wanted(JarEntry entry, String root) {
        return !entry.isDirectory()
                && entry.getName().startsWith(root)
                && !entry.getName().endsWith(".map");
    }

    private static String node() {
        Optional<String> named = Optional.ofNullable(System.getenv("PLAYWRIGHT_NODEJS_PATH"));
        return named.or(TypesTest::nodeOnPath).orElseGet(TypesTest::nodeOfPlaywright);
    }

    private static Optional<String> nodeOnPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String nodeOfPlaywright() {
        Path folder = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .driverDir();
        boolean windows =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).contains("windows");
        return folder.resolve(windows ? "node.exe" : "node").toString();
    }
}
