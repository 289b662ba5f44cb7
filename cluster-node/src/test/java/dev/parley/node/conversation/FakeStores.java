package dev.parley.node.conversation;

import akka.Done;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tables that a test fills, holds up and breaks. */
final class FakeStores {
    final List<ProjectedEvent> written = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Optional<Message>>> lookUps = new CopyOnWriteArrayList<>();
    volatile Map<UserId, MemberCursor> cursors = Map.of();
    volatile CompletionStage<Void> keeping = CompletableFuture.completedStage(null);
    final Queue<CursorMove> moved = new ConcurrentLinkedQueue<>();
    volatile Rev progress = Rev.ZERO;
    volatile boolean broken;
    /** How far the tables are is known when this is complete. */
    volatile CompletionStage<Void> knowing = CompletableFuture.completedStage(null);

    /** The tables take what they are given when this is complete. */
    volatile CompletionStage<Void> taking = CompletableFuture.completedStage(null);

    final ConversationProjection projection = new ConversationProjection() {
        @Override
        public CompletionStage<Rev> projected(ConversationId conversation) {
            return knowing.thenApply(done -> progress);
        }

        @Override
        public CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head) {
            if (broken) {
                return CompletableFuture.failedStage(new IllegalStateException("the database is away"));
            }
            return taking.thenApply(done -> {
                written.addAll(events);
                progress = progress.max(head.rev());
                return Done.getInstance();
            });
        }
    };

    /** Look-ups wait until the test completes them. */
    final ConversationArchive archive = new ConversationArchive() {
        @Override
        public CompletionStage<Integer> removeStrays(ConversationId conversation, Rev last) {
            return CompletableFuture.completedStage(0);
        }

        private CompletionStage<Optional<Message>> lookUp() {
            CompletableFuture<Optional<Message>> found = new CompletableFuture<>();
            lookUps.add(found);
            return found;
        }

        @Override
        public CompletionStage<Optional<Message>> sentAs(
                ConversationId conversation, UserId sender, ClientMessageId id, Seq last) {
            return lookUp();
        }

        @Override
        public CompletionStage<Optional<Message>> message(ConversationId conversation, Seq seq) {
            return lookUp();
        }

        @Override
        public CompletionStage<List<Message>> messages(ConversationId conversation, Collection<Seq> seqs) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<List<Message>> range(ConversationId conversation, long from, long to) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<List<NumberedEvent>> changes(ConversationId conversation, long from, long to) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Map<ConversationId, Rev>> revs(Collection<ConversationId> conversations) {
            return CompletableFuture.completedStage(Map.of());
        }

        @Override
        public CompletionStage<Void> moved(Collection<CursorMove> moves) {
            moved.addAll(moves);
            return keeping;
        }

        @Override
        public CompletionStage<Map<UserId, MemberCursor>> cursors(ConversationId conversation) {
            return CompletableFuture.completedStage(cursors);
        }

        @Override
        public CompletionStage<List<NumberedEvent>> events(ConversationId conversation, Rev after, int limit) {
            return CompletableFuture.completedStage(List.of());
        }
    };
}
