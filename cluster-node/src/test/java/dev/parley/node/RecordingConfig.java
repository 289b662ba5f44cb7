package dev.parley.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration that notes the path of every value that is read from it. */
final class RecordingConfig {
    private RecordingConfig() {}

    static Config over(Config config, Set<String> read) {
        return over(config, "", read);
    }

    private static Config over(Config config, String prefix, Set<String> read) {
        return (Config) Proxy.newProxyInstance(
                RecordingConfig.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, args) -> {
                    try {
                        Object value = method.invoke(config, args);
                        if (args == null || !(args[0] instanceof String path)) {
                            return value;
                        }
                        String whole = prefix + path;
                        if (value instanceof Config part && method.getName().equals("getConfig")) {
                            return over(part, whole + ".", read);
                        }
                        read.add(plain(whole));
                        return value;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String plain(String path) {
        return ConfigUtil.splitPath(path).stream().collect(Collectors.joining("."));
    }
}
