package dev.parley.persistence.cassandra;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorSystem;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node asks of Cassandra, by table and kind, the journal and the snapshots included. A page of a result is a request
 * of its own, a batch is one, and what the driver tries again is the same. Costs one look-up and two additions each.
 * Thread-safe.
 */
public final class StoreRequests implements RequestTracker, Extension {
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:FROM|INTO|UPDATE)\\s+([\\w.\"]+)");
    private static final String NO_TABLE = "none";

    private final Map<Subject, Count> counts = new ConcurrentHashMap<>();
    /** Bounded by the statements that are prepared, of which a node has a fixed set. */
    private final Map<String, Count> prepared = new ConcurrentHashMap<>();

    /** What is done to a table. */
    public enum Kind {
        READ,
        WRITE,
        /** Statements of the schema. */
        OTHER
    }

    private record Subject(String table, Kind kind) {}

    /** The requests of one kind to one table, with its keyspace. */
    public static final class Count {
        private final Subject subject;
        private final LongAdder requests = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        private Count(Subject subject) {
            this.subject = subject;
        }

        public String table() {
            return subject.table();
        }

        public Kind kind() {
            return subject.kind();
        }

        /** How many were answered or have failed so far. */
        public long requests() {
            return requests.sum();
        }

        /** How long they took together, in nanoseconds. */
        public double nanos() {
            return nanos.sum();
        }
    }

    /** The one of this system. */
    public static StoreRequests of(ClassicActorSystemProvider system) {
        return Id.INSTANCE.get(system.classicSystem());
    }

    /** Those that there were so far; each stays the same object. */
    public Collection<Count> counts() {
        return List.copyOf(counts.values());
    }

    @Override
    public void onSuccess(
            Request request, long latencyNanos, DriverExecutionProfile profile, Node node, String requestLogPrefix) {
        count(request, latencyNanos);
    }

    @Override
    public void onError(
            Request request,
            Throwable error,
            long latencyNanos,
            DriverExecutionProfile profile,
            @Nullable Node node,
            String requestLogPrefix) {
        count(request, latencyNanos);
    }

    void count(Request request, long latencyNanos) {
        Count count = count(request);
        count.requests.increment();
        count.nanos.add(latencyNanos);
    }

    private Count count(Request request) {
        if (request instanceof BoundStatement bound) {
            String cql = bound.getPreparedStatement().getQuery();
            Count known = prepared.get(cql);
            return known != null ? known : prepared.computeIfAbsent(cql, this::count);
        }
        if (request instanceof BatchStatement batch) {
            Iterator<BatchableStatement<?>> parts = batch.iterator();
            return parts.hasNext() ? count(parts.next()) : count("");
        }
        return count(request instanceof SimpleStatement simple ? simple.getQuery() : "");
    }

    private Count count(String cql) {
        Matcher table = TABLE.matcher(cql);
        return counts.computeIfAbsent(
                table.find() ? new Subject(table.group(1), kind(cql)) : new Subject(NO_TABLE, Kind.OTHER), Count::new);
    }

    private static Kind kind(String cql) {
        return cql.stripLeading().toUpperCase(Locale.ROOT).startsWith("SELECT") ? Kind.READ : Kind.WRITE;
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static final class Id extends AbstractExtensionId<StoreRequests> {
        static final Id INSTANCE = new Id();

        @Override
        public StoreRequests createExtension(ExtendedActorSystem system) {
            return new StoreRequests();
        }

        @Override
        public StoreRequests get(ActorSystem system) {
            return super.get(system);
        }
    }
}
