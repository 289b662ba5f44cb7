package dev.parley.node.operations;

import akka.actor.AbstractExtensionId;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionId;
import akka.actor.ExtensionIdProvider;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.management.javadsl.ManagementRouteProvider;
import akka.management.javadsl.ManagementRouteProviderSettings;
import dev.parley.persistence.cassandra.StoreRequests;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What a node counts of itself, in the format of Prometheus: {@code GET /metrics} of the management port, which is not for
 * clients. There from the first moment on; counts nothing of its own. {@code docs/operations.md} says what each means.
 */
public final class NodeMetrics implements ManagementRouteProvider {
    private static final Id ID = new Id();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StoreRequests store;

    private NodeMetrics(ExtendedActorSystem system) {
        store = StoreRequests.of(system);
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        system.registerOnTermination(collections::close);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        Cluster cluster = Cluster.get(system);
        Gauge.builder("parley.cluster.members", () -> cluster.state().members().size())
                .description("Members of the cluster as this node sees them, whatever their status")
                .register(registry);
        Gauge.builder(
                        "parley.cluster.unreachable",
                        () -> cluster.state().unreachable().size())
                .description("Members that do not answer somebody")
                .register(registry);
        RemoteTraffic traffic = RemoteTraffic.of(system);
        watch("parley", traffic.own());
        watch("akka", traffic.cluster());
    }

    private void watch(String of, RemoteTraffic.Sum sent) {
        FunctionCounter.builder("parley.remote.sent", sent, RemoteTraffic.Sum::messages)
                .description(
                        "Messages to other nodes: Parley's own, and those by which Akka holds the cluster together")
                .tag("of", of)
                .register(registry);
        FunctionCounter.builder("parley.remote.sent.bytes", sent, RemoteTraffic.Sum::bytes)
                .description("What they are on the wire")
                .tag("of", of)
                .register(registry);
    }

    public static NodeMetrics of(ActorSystem<?> system) {
        return ID.get(Adapter.toClassic(system));
    }

    /** Shows these, too, from now on. */
    public void watch(IntSupplier sockets, LongSupplier accepted, BooleanSupplier ready) {
        Gauge.builder("parley.sockets", sockets::getAsInt)
                .description("WebSockets of clients")
                .register(registry);
        FunctionCounter.builder("parley.messages.accepted", accepted, LongSupplier::getAsLong)
                .description("Messages that conversations on this node have written")
                .register(registry);
        Gauge.builder("parley.ready", () -> ready.getAsBoolean() ? 1 : 0)
                .description("Whether /health/ready would answer 200")
                .register(registry);
    }

    /** Tables show up when they are first asked for; to register one again changes nothing. */
    private String scrape() {
        for (StoreRequests.Count count : store.counts()) {
            FunctionTimer.builder(
                            "parley.store.requests",
                            count,
                            StoreRequests.Count::requests,
                            StoreRequests.Count::nanos,
                            TimeUnit.NANOSECONDS)
                    .tags("table", count.table(), "kind", count.kind().name().toLowerCase(Locale.ROOT))
                    .description("Requests to Cassandra, and how long they took")
                    .register(registry);
        }
        return registry.scrape();
    }

    @Override
    public Route routes(ManagementRouteProviderSettings settings) {
        return Directives.path(
                "metrics",
                () -> Directives.get(() -> Directives.complete(HttpResponse.create()
                        .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, scrape())))));
    }

    /** How Akka Management finds it: application.conf names this class. */
    public static final class Id extends AbstractExtensionId<NodeMetrics> implements ExtensionIdProvider {
        @Override
        public NodeMetrics createExtension(ExtendedActorSystem system) {
            return new NodeMetrics(system);
        }

        /** One registry for each system, however many instances of this class there are. */
        @Override
        public ExtensionId<? extends Extension> lookup() {
            return ID;
        }
    }
}
