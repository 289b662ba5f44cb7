package dev.parley.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of a node. Order, the first wins: system properties, the operator's file, Parley's
 * application.conf, the defaults of every reference.conf (which name their environment variables).
 */
final class NodeConfiguration {
    private NodeConfiguration() {}

    static Config load(@Nullable Path file) {
        Config own = file == null ? ConfigFactory.empty() : ConfigFactory.parseFile(file.toFile(), mustExist());
        Config whole = ConfigFactory.load(own.withFallback(ConfigFactory.parseResources("application.conf")));
        return NodeSettings.from(whole).akka().withFallback(whole);
    }

    private static ConfigParseOptions mustExist() {
        return ConfigParseOptions.defaults().setAllowMissing(false);
    }
}
