package dev.parley.persistence.fence;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metrics.Metrics;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A session whose writes to the journal pass the fence twice: before they are sent, so that a node that was replaced
 * writes nothing, and when they are durable, so that whoever takes over has read what is acknowledged here. Reads of the
 * journal pass it once, with their answer: an entity that starts again after a failed write must not take its own stray
 * for the end of the log, and tell people of it. Everything else goes through as it is.
 */
public final class FencedSession implements CqlSession {
    /** The profile by which the journal runs its statements. */
    private static final String JOURNAL = "akka-persistence-cassandra-profile";

    private final CqlSession session;
    private final WriteFence fence;
    private final WritePulse pulse;

    public FencedSession(CqlSession session, WriteFence fence, WritePulse pulse) {
        this.session = session;
        this.fence = fence;
        this.pulse = pulse;
    }

    @Override
    public <RequestT extends Request, ResultT> @Nullable ResultT execute(
            RequestT request, GenericType<ResultT> resultType) {
        if (resultType.equals(Statement.ASYNC) && isOfTheJournal(request)) {
            Statement<?> statement = (Statement<?>) request;
            @SuppressWarnings("unchecked")
            ResultT fenced = (ResultT) (writes(statement) ? write(statement) : read(statement));
            return fenced;
        }
        return session.execute(request, resultType);
    }

    private CompletionStage<AsyncResultSet> read(Statement<?> statement) {
        return session.executeAsync(statement)
                .thenCompose(rows -> fence.passed().thenApply(after -> rows));
    }

    private CompletionStage<AsyncResultSet> write(Statement<?> statement) {
        return fence.passed().thenCompose(before -> observed(statement)).thenCompose(written -> fence.passed()
                .thenApply(after -> written));
    }

    private CompletionStage<AsyncResultSet> observed(Statement<?> statement) {
        pulse.began();
        return session.executeAsync(statement).whenComplete((written, failure) -> pulse.ended(failure == null));
    }

    private static boolean isOfTheJournal(Request request) {
        return request instanceof Statement<?> && JOURNAL.equals(request.getExecutionProfileName());
    }

    private static boolean writes(Statement<?> statement) {
        return statement instanceof BatchStatement || (statement instanceof BoundStatement bound && inserts(bound));
    }

    private static boolean inserts(BoundStatement bound) {
        return bound.getPreparedStatement().getQuery().stripLeading().startsWith("INSERT");
    }

    @Override
    public String getName() {
        return session.getName();
    }

    @Override
    public Metadata getMetadata() {
        return session.getMetadata();
    }

    @Override
    public boolean isSchemaMetadataEnabled() {
        return session.isSchemaMetadataEnabled();
    }

    @Override
    public CompletionStage<Metadata> setSchemaMetadataEnabled(@Nullable Boolean enabled) {
        return session.setSchemaMetadataEnabled(enabled);
    }

    @Override
    public CompletionStage<Metadata> refreshSchemaAsync() {
        return session.refreshSchemaAsync();
    }

    @Override
    public CompletionStage<Boolean> checkSchemaAgreementAsync() {
        return session.checkSchemaAgreementAsync();
    }

    @Override
    public DriverContext getContext() {
        return session.getContext();
    }

    @Override
    public Optional<CqlIdentifier> getKeyspace() {
        return session.getKeyspace();
    }

    @Override
    public Optional<Metrics> getMetrics() {
        return session.getMetrics();
    }

    @Override
    public CompletionStage<Void> closeFuture() {
        return session.closeFuture();
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        return session.closeAsync();
    }

    @Override
    public CompletionStage<Void> forceCloseAsync() {
        return session.forceCloseAsync();
    }
}
