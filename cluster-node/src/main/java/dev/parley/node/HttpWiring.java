package dev.parley.node;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.api.http.Binding;
import dev.parley.api.http.EdgePorts;
import dev.parley.api.http.EdgeServer;
import dev.parley.api.http.EdgeSettings;
import dev.parley.api.http.HttpSettings;
import java.time.Clock;
import java.time.Duration;

/** The edge: bound, and leaving in order. */
record HttpWiring(Binding binding) {
    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(10);

    static HttpWiring wire(ActorSystem<?> system, Config config, EdgePorts ports, Clock clock) {
        HttpSettings http = HttpSettings.from(config);
        Binding binding = Waiting.on(
                EdgeServer.create(system, EdgeSettings.from(config), ports, clock)
                        .bind(),
                BIND_TIMEOUT,
                "Listening on port " + http.port() + " of " + http.host());
        return new HttpWiring(binding);
    }

    /** Where clients reach the node; where it listens everywhere, by the name that other nodes use. */
    static String address(Config config) {
        HttpSettings http = HttpSettings.from(config);
        String host = http.host().equals("0.0.0.0") ? NodeSettings.from(config).host() : http.host();
        return "http://" + host + ":" + http.port();
    }
}
