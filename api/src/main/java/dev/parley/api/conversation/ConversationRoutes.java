package dev.parley.api.conversation;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.conversation.AddMembers;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ChangeRole;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Rev;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** {@code /v1/conversations}: what there is, and who is in it. */
public final class ConversationRoutes {
    private static final String ONE = " /v1/conversations/{conversationId}";
    private static final String MEMBERS = ONE + "/members";

    private final ConversationService conversations;

    public ConversationRoutes(ConversationService conversations) {
        this.conversations = conversations;
    }

    public List<Endpoint> endpoints() {
        return Stream.of(circle(), members()).flatMap(List::stream).toList();
    }

    private List<Endpoint> circle() {
        return List.of(
                Endpoint.of("POST /v1/conversations", CreateConversation.class, this::create),
                Endpoint.of(
                        "GET" + ONE,
                        call -> Answers.of(conversations.get(call.caller(), call.conversationId()), Answers::ok)),
                Endpoint.of("PATCH" + ONE, ChangeConversation.class, this::change),
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

    private CompletionStage<HttpResponse> create(Call call, CreateConversation body) {
        return Answers.of(
                conversations.create(call.caller(), body),
                created -> Answers.created(
                        created.fresh(), "/v1/conversations/" + created.value().conversationId(), created.value()));
    }

    private CompletionStage<HttpResponse> change(Call call, ChangeConversation body) {
        return Answers.of(conversations.change(call.caller(), call.conversationId(), body), Answers::ok);
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
