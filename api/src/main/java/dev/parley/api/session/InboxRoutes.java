package dev.parley.api.session;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.conversation.MarkRead;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The list of one's conversations, and how far one has read in them. */
public final class InboxRoutes {
    private final InboxService inbox;

    public InboxRoutes(InboxService inbox) {
        this.inbox = inbox;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET /v1/conversations", this::conversations),
                Endpoint.of("PUT /v1/conversations/{conversationId}/read", MarkRead.class, this::markRead),
                Endpoint.of("PUT /v1/conversations/{conversationId}/mute", call -> mute(call, true)),
                Endpoint.of("DELETE /v1/conversations/{conversationId}/mute", call -> mute(call, false)));
    }

    private CompletionStage<HttpResponse> conversations(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        query.check();
        return Answers.of(inbox.conversations(call.caller(), query.text("cursor"), limit), Answers::ok);
    }

    private CompletionStage<HttpResponse> markRead(Call call, MarkRead body) {
        Seq seq = Objects.requireNonNull(body.seq());
        return Answers.of(inbox.markRead(call.caller(), call.conversationId(), seq), Answers::noContent);
    }

    private CompletionStage<HttpResponse> mute(Call call, boolean muted) {
        return Answers.of(inbox.mute(call.caller(), call.conversationId(), muted), Answers::noContent);
    }
}
