package dev.parley.api.operations;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.account.AccountService;
import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Endpoint;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What probes and operators ask. */
public final class OperationsRoutes {
    /** @param because what is not as it should be; nothing when all is well */
    record Health(String status, List<String> because) {}

    private final Readiness readiness;
    private final ClusterInspector cluster;
    private final AccountService accounts;

    public OperationsRoutes(Readiness readiness, ClusterInspector cluster, AccountService accounts) {
        this.readiness = readiness;
        this.cluster = cluster;
        this.accounts = accounts;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(
                        "GET /health/ready",
                        Access.PUBLIC,
                        Action.OTHER,
                        call -> health("ready", readiness.notReadyBecause())),
                Endpoint.of(
                        "GET /health/live",
                        Access.PUBLIC,
                        Action.OTHER,
                        call -> health("live", readiness.notLiveBecause())),
                Endpoint.of("GET /v1/admin/cluster", Access.OPERATOR, Action.OTHER, call -> cluster.view()
                        .thenApply(Answers::ok)),
                Endpoint.of(
                        "POST /v1/admin/mint",
                        Access.OPERATOR,
                        Action.OTHER,
                        MintRequest.class,
                        (call, body) ->
                                Answers.of(accounts.mint(body), minted -> Answers.json(201, Page.all(minted)))));
    }

    private static CompletionStage<HttpResponse> health(String status, List<String> because) {
        return CompletableFuture.completedFuture(
                because.isEmpty()
                        ? Answers.ok(new Health(status, because))
                        : Answers.problem(Refusal.of(ErrorCode.UNAVAILABLE, String.join("; ", because))));
    }
}
