package dev.parley.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The page's files by their paths on the server: {@code web/} at the root, WebJars without their version. */
final class WebResources {
    private static final String WEBJARS = "/webjars/";

    private WebResources() {}

    static Optional<byte[]> bytes(String path) {
        String name = path.startsWith(WEBJARS) ? webjar(path.substring(WEBJARS.length())) : "web" + path;
        try (InputStream in = WebResources.class.getClassLoader().getResourceAsStream(name)) {
            return Optional.ofNullable(in == null ? null : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        byte[] bytes = bytes(path).orElseThrow(() -> new AssertionError("There is no " + path));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The folder of the page's own files. */
    static Path folder() {
        try {
            URI index = WebResources.class.getResource("/web/index.html").toURI();
            if (index.getScheme().equals("file")) {
                return Path.of(index).getParent();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Path.of("target/classes/web");
    }

    /** The page's own modules, as paths on the server. */
    static List<String> modules() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .map(file -> "/" + folder().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a WebJar's files are on the class path. */
    static String webjarRoot(String artifact) {
        String properties = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        Properties pom = new Properties();
        try (InputStream in = WebResources.class.getClassLoader().getResourceAsStream(properties)) {
            if (in != null) {
                pom.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/" + artifact + "/" + pom.getProperty("version", "none");
    }

    private static String webjar(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : webjarRoot(path.substring(0, slash)) + path.substring(slash);
    }
}
