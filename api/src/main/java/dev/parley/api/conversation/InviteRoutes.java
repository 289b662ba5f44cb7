package dev.parley.api.conversation;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.JoinByInvite;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** {@code …/invites} and {@code /v1/conversations/join}: how one comes into a group without being added. */
public final class InviteRoutes {
    private static final String INVITES = " /v1/conversations/{conversationId}/invites";

    private final InviteService invites;

    public InviteRoutes(InviteService invites) {
        this.invites = invites;
    }

    /** They come before those that take {@code join} for an id. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("POST /v1/conversations/join", JoinByInvite.class, this::join),
                Endpoint.of("POST" + INVITES, CreateInvite.class, this::create),
                Endpoint.of("GET" + INVITES, this::list),
                Endpoint.of(
                        "DELETE" + INVITES + "/{code}",
                        call -> Answers.of(
                                invites.revoke(call.caller(), call.conversationId(), call.path("code")),
                                Answers::noContent)));
    }

    private CompletionStage<HttpResponse> join(Call call, JoinByInvite body) {
        return Answers.of(
                invites.join(call.caller(), Objects.requireNonNull(body.invite(), "checked before")), Answers::ok);
    }

    private CompletionStage<HttpResponse> create(Call call, CreateInvite body) {
        return Answers.of(
                invites.create(call.caller(), call.conversationId(), body),
                invite -> Answers.created(
                        true, "/v1/conversations/" + invite.conversationId() + "/invites/" + invite.code(), invite));
    }

    private CompletionStage<HttpResponse> list(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        query.check();
        return Answers.of(invites.list(call.caller(), call.conversationId(), query.text("cursor"), limit), Answers::ok);
    }
}
