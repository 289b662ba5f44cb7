package dev.parley.persistence.conversation;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Invite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Invites to groups, and how often each was used. Uses are counted by lightweight transactions: whatever happens, no
 * more are counted than may join. A count whose answer was lost stays: rather one place too few than one too many.
 * Thread-safe.
 */
public final class InviteTable {
    private final Queries queries;
    private final Query insert;
    private final Query list;
    private final Query count;
    private final Query delete;
    private final Query unlist;
    private final Query find;
    private final Query codes;

    public InviteTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query("INSERT INTO ${keyspace}.invite (code, conversation_id, created_at, expires_at,"
                + " max_uses, uses) VALUES (?, ?, ?, ?, ?, 0) IF NOT EXISTS USING TTL ?");
        this.list = queries.query(
                "INSERT INTO ${keyspace}.conversation_invite (conversation_id, code) VALUES (?, ?) USING TTL ?");
        this.count = queries.query("UPDATE ${keyspace}.invite USING TTL ? SET uses = ? WHERE code = ? IF uses = ?");
        this.delete = queries.query("DELETE FROM ${keyspace}.invite WHERE code = ? IF EXISTS");
        this.unlist =
                queries.query("DELETE FROM ${keyspace}.conversation_invite WHERE conversation_id = ? AND code = ?");
        this.find = queries.query(
                "SELECT code, conversation_id, expires_at, max_uses, uses FROM ${keyspace}.invite" + " WHERE code = ?");
        this.codes =
                queries.query("SELECT code FROM ${keyspace}.conversation_invite WHERE conversation_id = ? LIMIT ?");
    }

    /** Adds an invite with a code that nobody has used; {@code now} is when it is made. */
    public CompletionStage<Void> add(Invite invite, Instant now) {
        int ttl = ttl(invite, now);
        return queries.run(list, invite.conversationId().value(), invite.code(), ttl)
                .thenCompose(listed -> queries.run(
                        insert,
                        invite.code(),
                        invite.conversationId().value(),
                        now,
                        invite.expiresAt(),
                        invite.maxUses(),
                        ttl))
                .thenAccept(done -> {});
    }

    /** An invite that has not ended, used up or not, as of the last transaction. */
    public CompletionStage<Optional<Invite>> find(String code, Instant now) {
        return queries.serialRow(find, code).thenApply(row -> row.flatMap(InviteTable::invite)
                .filter(invite -> invite.expiresAt().isAfter(now)));
    }

    /** The invites of a group that have not ended, {@code limit} at the most, in no order. */
    public CompletionStage<List<Invite>> of(ConversationId conversation, int limit, Instant now) {
        ConcurrentLinkedQueue<Invite> found = new ConcurrentLinkedQueue<>();
        return queries.rows(limit, codes, conversation.value(), limit)
                .thenCompose(rows -> queries.each(
                        codesOf(rows), code -> find(code, now).thenAccept(invite -> invite.ifPresent(found::add))))
                .thenApply(done -> List.copyOf(found));
    }

    /** Counts one more use, if there is one left; answers whether there was. */
    public CompletionStage<Boolean> take(Invite invite, Instant now) {
        return invite.uses() >= invite.maxUses()
                ? CompletableFuture.completedStage(false)
                : set(invite, invite.uses() + 1, now)
                        .thenCompose(taken -> taken
                                ? CompletableFuture.completedStage(true)
                                : again(invite, now, present -> take(present, now)));
    }

    /** Takes back one use that came to nothing. */
    public CompletionStage<Boolean> giveBack(Invite invite, Instant now) {
        return find(invite.code(), now)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(false)
                        : set(found.get(), Math.max(0, found.get().uses() - 1), now)
                                .thenCompose(given ->
                                        given ? CompletableFuture.completedStage(true) : giveBack(found.get(), now)));
    }

    public CompletionStage<Void> remove(Invite invite) {
        return queries.run(delete, invite.code())
                .thenCompose(done -> queries.run(unlist, invite.conversationId().value(), invite.code()))
                .thenAccept(done -> {});
    }

    private CompletionStage<Boolean> again(
            Invite invite, Instant now, Function<Invite, CompletionStage<Boolean>> step) {
        return find(invite.code(), now)
                .thenCompose(found -> found.map(step).orElseGet(() -> CompletableFuture.completedStage(false)));
    }

    private CompletionStage<Boolean> set(Invite invite, int uses, Instant now) {
        return queries.runOnce(count, ttl(invite, now), uses, invite.code(), invite.uses())
                .thenApply(result -> result.wasApplied());
    }

    /** Counts live no longer than the rest of their row. */
    private static int ttl(Invite invite, Instant now) {
        return (int) Math.max(1, Duration.between(now, invite.expiresAt()).toSeconds() + 1);
    }

    private static Collection<String> codesOf(List<Row> rows) {
        return rows.stream()
                .map(row -> Objects.requireNonNull(row.getString("code")))
                .toList();
    }

    /** Empty where a late count is all that is left of it. */
    private static Optional<Invite> invite(Row row) {
        return Optional.ofNullable(row.getUuid("conversation_id"))
                .map(conversation -> new Invite(
                        Objects.requireNonNull(row.getString("code")),
                        new ConversationId(conversation),
                        Objects.requireNonNull(row.getInstant("expires_at")),
                        row.getInt("max_uses"),
                        row.getInt("uses")));
    }
}
