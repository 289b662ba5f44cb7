package dev.parley.api.web;

import akka.http.javadsl.model.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files on the class path, each read once. Bounded by what the class path holds. Thread-safe. */
public final class ClassPathFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9_@.-]*");
    private static final List<String> WEBJAR_GROUPS = List.of("org.webjars.npm", "org.webjars");

    private final ClassLoader loader;
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();
    private final Map<String, String> webJarVersions = new ConcurrentHashMap<>();

    public ClassPathFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** The file at {@code path} below {@code root}; names that could lead elsewhere find nothing. */
    Optional<StaticFile> find(String root, List<String> path) {
        if (path.isEmpty() || !path.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return Optional.empty();
        }
        return read(root + "/" + String.join("/", path));
    }

    /** A file of a WebJar, by artifact and path without the version. */
    Optional<StaticFile> findInWebJar(String artifact, List<String> path) {
        if (!NAME.matcher(artifact).matches()) {
            return Optional.empty();
        }
        return webJarVersion(artifact)
                .flatMap(version -> find("META-INF/resources/webjars/" + artifact + "/" + version, path));
    }

    private Optional<StaticFile> read(String resource) {
        StaticFile known = files.get(resource);
        if (known != null) {
            return Optional.of(known);
        }
        ContentType type = FileTypes.of(resource);
        byte[] bytes = type == null ? null : bytes(resource);
        if (type == null || bytes == null) {
            return Optional.empty();
        }
        StaticFile file = new StaticFile(bytes, type, '"' + sha256(bytes).substring(0, 22) + '"');
        files.put(resource, file);
        return Optional.of(file);
    }

    private Optional<String> webJarVersion(String artifact) {
        String known = webJarVersions.get(artifact);
        if (known != null) {
            return Optional.of(known);
        }
        for (String group : WEBJAR_GROUPS) {
            byte[] bytes = bytes("META-INF/maven/" + group + "/" + artifact + "/pom.properties");
            String version = bytes == null ? null : version(bytes);
            if (version != null) {
                webJarVersions.put(artifact, version);
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String version(byte[] pomProperties) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(pomProperties));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
        return properties.getProperty("version");
    }

    private byte @Nullable [] bytes(String resource) {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read: " + resource, e);
        }
    }

    /** The SHA-256 of {@code bytes} in base 64. */
    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
