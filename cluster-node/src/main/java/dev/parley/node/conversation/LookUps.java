package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds out what a change needs that the conversation's memory does not have. Confined to the entity. */
final class LookUps {
    private static final CompletionStage<Optional<Message>> NOTHING =
            CompletableFuture.completedStage(Optional.empty());

    private final ConversationArchive archive;
    private final DirectAccess access;

    LookUps(ConversationArchive archive, DirectAccess access) {
        this.archive = archive;
        this.access = access;
    }

    /**
     * What is known already, or what is being looked up.
     *
     * @param waiting absent where memory is enough
     */
    record Finding(Evidence known, @Nullable CompletionStage<Evidence> waiting) {}

    /** @param projected how far the tables are */
    Finding of(Conversation state, Change change, Rev projected) {
        List<UserId> asked = access.isKnown() ? List.of() : writers(state, change);
        CompletionStage<Optional<Message>> target = null;
        CompletionStage<Optional<Message>> answered = null;
        Optional<Message> quoted = Optional.empty();
        if (state instanceof OpenConversation open) {
            target = target(open, change);
            MessageId replyTo = change instanceof Post post ? post.send().replyTo() : null;
            if (replyTo != null && !replyTo.seq().isAfter(open.lastSeq())) {
                quoted = open.window().message(replyTo.seq());
                answered = quoted.isPresent() ? null : archive.message(open.id(), replyTo.seq());
            }
        }
        Evidence known = new Evidence(state.rev(), Optional.empty(), quoted, null);
        if (asked.isEmpty() && target == null && answered == null) {
            return new Finding(known, null);
        }
        Optional<Message> inMemory = quoted;
        Rev asOf = target == null ? state.rev() : projected;
        CompletionStage<Evidence> messages = (target == null ? NOTHING : target)
                .thenCombine(
                        answered == null ? NOTHING : answered,
                        (found, answer) -> new Evidence(asOf, found, answer.or(() -> inMemory), null));
        return new Finding(
                known,
                asked.isEmpty()
                        ? messages
                        : messages.thenCombine(
                                access.ask(asked),
                                (found, open) -> new Evidence(found.asOf(), found.target(), found.answered(), open)));
    }

    /** The pair whose right to write matters for the change; empty where none does. */
    private static List<UserId> writers(Conversation state, Change change) {
        if (state instanceof OpenConversation open) {
            return Rules.writes(change) ? open.pair() : List.of();
        }
        return change instanceof Create create && create.type() == ConversationType.DIRECT
                ? create.members().stream().map(NewMember::userId).toList()
                : List.of();
    }

    private @Nullable CompletionStage<Optional<Message>> target(OpenConversation open, Change change) {
        if (change instanceof Post post) {
            SendCommand send = post.send();
            boolean known = open.provesNew(send)
                    || open.window()
                            .sentAs(send.sender(), send.clientMessageId())
                            .isPresent();
            return known ? null : archive.sentAs(open.id(), send.sender(), send.clientMessageId(), open.lastSeq());
        }
        MessageId target = targetOf(change);
        return target == null
                        || target.seq().isAfter(open.lastSeq())
                        || open.window().message(target.seq()).isPresent()
                ? null
                : archive.message(open.id(), target.seq());
    }

    /** The message that the change is about, if it is about one. */
    static @Nullable MessageId targetOf(Change change) {
        if (change instanceof Edit edit) {
            return edit.messageId();
        }
        if (change instanceof Unsend unsend) {
            return unsend.messageId();
        }
        return change instanceof React react ? react.messageId() : null;
    }
}
