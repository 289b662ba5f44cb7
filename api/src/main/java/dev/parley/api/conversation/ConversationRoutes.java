package dev.parley.api.conversation;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.conversation.AddMembers;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ChangeRole;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.EditMessage;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** {@code /v1/conversations}: what was said, and who may hear it. */
public final class ConversationRoutes {
    private static final String ONE = " /v1/conversations/{conversationId}";
    private static final String MESSAGES = ONE + "/messages";
    private static final String MESSAGE = MESSAGES + "/{messageId}";
    private static final String MEMBERS = ONE + "/members";

    private final ConversationService conversations;

    public ConversationRoutes(ConversationService conversations) {
        this.conversations = conversations;
    }

    public List<Endpoint> endpoints() {
        return Stream.of(circle(), members(), messages()).flatMap(List::stream).toList();
    }

    private List<Endpoint> circle() {
        return List.of(
                Endpoint.of("POST /v1/conversations", CreateConversation.class, this::create),
                Endpoint.of(
                        "GET" + ONE,
                        call -> Answers.of(conversations.get(call.caller(), call.conversationId()), Answers::ok)),
                Endpoint.of("PATCH" + ONE, ChangeConversation.class, this::rename),
                Endpoint.of("GET" + ONE + "/events", this::events));
    }

    private List<Endpoint> members() {
        return List.of(
                Endpoint.of("POST" + MEMBERS, AddMembers.class, this::addMembers),
                Endpoint.of("PATCH" + MEMBERS + "/{userId}", ChangeRole.class, this::changeRole),
                Endpoint.of(
                        "DELETE" + MEMBERS + "/{userId}",
                        call -> Answers.of(
                                conversations.removeMember(call.caller(), call.conversationId(), call.userId()),
                                Answers::noContent)));
    }

    private List<Endpoint> messages() {
        return List.of(
                Endpoint.of("GET" + MESSAGES, this::history),
                Endpoint.of("POST" + MESSAGES, Access.USER, Action.SEND, SendMessage.class, this::post),
                Endpoint.of(
                        "GET" + MESSAGE,
                        call -> Answers.of(
                                conversations.message(call.caller(), call.conversationId(), call.messageId()),
                                Answers::ok)),
                Endpoint.of("PUT" + MESSAGE, Access.USER, Action.SEND, EditMessage.class, this::edit),
                Endpoint.of(
                        "DELETE" + MESSAGE,
                        call -> Answers.of(
                                conversations.unsend(call.caller(), call.conversationId(), call.messageId()),
                                Answers::ok)));
    }

    private CompletionStage<HttpResponse> create(Call call, CreateConversation body) {
        return Answers.of(
                conversations.create(call.caller(), body),
                created -> Answers.created(
                        created.fresh(), "/v1/conversations/" + created.value().conversationId(), created.value()));
    }

    private CompletionStage<HttpResponse> rename(Call call, ChangeConversation body) {
        return Answers.of(conversations.rename(call.caller(), call.conversationId(), given(body.name())), Answers::ok);
    }

    private CompletionStage<HttpResponse> addMembers(Call call, AddMembers body) {
        return Answers.of(
                conversations.addMembers(call.caller(), call.conversationId(), given(body.userIds())), Answers::ok);
    }

    private CompletionStage<HttpResponse> changeRole(Call call, ChangeRole body) {
        return Answers.of(
                conversations.changeRole(call.caller(), call.conversationId(), call.userId(), given(body.role())),
                Answers::ok);
    }

    private CompletionStage<HttpResponse> post(Call call, SendMessage body) {
        return Answers.of(
                conversations.post(call.caller(), call.conversationId(), body),
                created -> Answers.created(
                        created.fresh(),
                        "/v1/conversations/" + created.value().conversationId() + "/messages/"
                                + created.value().messageId(),
                        created.value()));
    }

    private CompletionStage<HttpResponse> edit(Call call, EditMessage body) {
        return Answers.of(
                conversations.edit(call.caller(), call.conversationId(), call.messageId(), given(body.text())),
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
        return Answers.of(conversations.history(call.caller(), call.conversationId(), part), Answers::ok);
    }

    private static Optional<HistoryQuery> cursorOf(Query query, String cursor, int limit) {
        Optional<HistoryQuery> found = HistoryCursor.parse(cursor, limit);
        if (found.isEmpty()) {
            query.reject("cursor", "must be the nextCursor of an earlier page");
        }
        return found;
    }

    private CompletionStage<HttpResponse> events(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        if (query.has("after") && query.has("cursor")) {
            query.reject("after", "must not come together with cursor");
        }
        Rev after = new Rev(query.number(query.has("cursor") ? "cursor" : "after", 0, Long.MAX_VALUE)
                .orElse(0));
        query.check();
        return Answers.of(
                conversations.events(call.caller(), call.conversationId(), after, limit),
                events -> Answers.ok(EventPage.of(events, limit)));
    }

    /** What {@code Checked.check} has found to be there. */
    private static <T> T given(@org.jspecify.annotations.Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
