package dev.parley.node.account;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The way to the account entities. A stage fails with a {@link java.util.concurrent.TimeoutException} if there is no answer in time, or none now. */
@FunctionalInterface
interface Accounts {
    CompletionStage<AccountReply> ask(UserId user, Function<ActorRef<AccountReply>, AccountCommand> command);
}
