package dev.parley.api.conversation;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.conversation.EditMessage;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** {@code …/messages}: what was said in a conversation, and what became of it. */
public final class MessageRoutes {
    private static final String MESSAGES = " /v1/conversations/{conversationId}/messages";
    private static final String MESSAGE = MESSAGES + "/{messageId}";
    private static final String REACTION = MESSAGE + "/reactions/{emoji}";

    private final MessageService messages;

    public MessageRoutes(MessageService messages) {
        this.messages = messages;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET" + MESSAGES, this::history),
                Endpoint.of("POST" + MESSAGES, Access.USER, Action.SEND, SendMessage.class, this::post),
                Endpoint.of(
                        "GET" + MESSAGE,
                        call -> Answers.of(
                                messages.message(call.caller(), call.conversationId(), call.messageId()), Answers::ok)),
                Endpoint.of("PUT" + MESSAGE, Access.USER, Action.SEND, EditMessage.class, this::edit),
                Endpoint.of(
                        "DELETE" + MESSAGE,
                        call -> Answers.of(
                                messages.unsend(call.caller(), call.conversationId(), call.messageId()), Answers::ok)),
                Endpoint.of("PUT" + REACTION, Access.USER, Action.SEND, call -> react(call, false)),
                Endpoint.of("DELETE" + REACTION, Access.USER, Action.SEND, call -> react(call, true)),
                Endpoint.of("GET" + MESSAGE + "/receipts", this::receipts));
    }

    private CompletionStage<HttpResponse> react(Call call, boolean remove) {
        return Answers.of(
                messages.react(call.caller(), call.conversationId(), call.messageId(), call.emoji(), remove),
                Answers::ok);
    }

    private CompletionStage<HttpResponse> receipts(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        query.check();
        return Answers.of(
                messages.receipts(call.caller(), call.conversationId(), call.messageId(), query.text("cursor"), limit),
                Answers::ok);
    }

    private CompletionStage<HttpResponse> post(Call call, SendMessage body) {
        return Answers.of(
                messages.post(call.caller(), call.conversationId(), body),
                created -> Answers.created(
                        created.fresh(),
                        "/v1/conversations/" + created.value().conversationId() + "/messages/"
                                + created.value().messageId(),
                        created.value()));
    }

    private CompletionStage<HttpResponse> edit(Call call, EditMessage body) {
        return Answers.of(
                messages.edit(
                        call.caller(),
                        call.conversationId(),
                        call.messageId(),
                        Objects.requireNonNull(body.text(), "checked before")),
                Answers::ok);
    }

    private CompletionStage<HttpResponse> history(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        if (Stream.of("before", "after", "page", "cursor").filter(query::has).count() > 1) {
            query.reject("before", "must not come together with after, page or cursor");
        }
        HistoryQuery part;
        if (query.has("before")) {
            part = new HistoryQuery.Before(
                    new Seq(query.number("before", 0, Long.MAX_VALUE).orElse(0)), limit);
        } else if (query.has("after")) {
            part = new HistoryQuery.After(
                    new Seq(query.number("after", 0, Long.MAX_VALUE).orElse(0)), limit);
        } else if (query.has("page")) {
            part = new HistoryQuery.Numbered(
                    (int) query.number("page", 1, Integer.MAX_VALUE).orElse(1), limit);
        } else {
            part = Optional.ofNullable(query.text("cursor"))
                    .flatMap(cursor -> cursorOf(query, cursor, limit))
                    .orElseGet(() -> new HistoryQuery.Latest(limit));
        }
        query.check();
        return Answers.of(messages.history(call.caller(), call.conversationId(), part), Answers::ok);
    }

    private static Optional<HistoryQuery> cursorOf(Query query, String cursor, int limit) {
        Optional<HistoryQuery> found = HistoryCursor.parse(cursor, limit);
        if (found.isEmpty()) {
            query.reject("cursor", "must be the nextCursor of an earlier page");
        }
        return found;
    }
}
