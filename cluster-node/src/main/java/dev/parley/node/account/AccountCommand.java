package dev.parley.node.account;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an {@link AccountEntity} is asked. Every command is answered in every state. */
public sealed interface AccountCommand extends ClusterMessage {
    ActorRef<AccountReply> replyTo();

    /** Answered by {@link AccountReply.Profile}. {@code requestedAt}: when the names were claimed. */
    record Register(
            UserId userId,
            String username,
            @Nullable String email,
            @Nullable PasswordHash passwordHash,
            String displayName,
            Instant requestedAt,
            ActorRef<AccountReply> replyTo)
            implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}. */
    record GetProfile(ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Credentials}. */
    record GetCredentials(ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Devices}. */
    record GetDevices(ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}, with the devices that had to make room. */
    record SignIn(
            DeviceId deviceId,
            String deviceName,
            TokenHash token,
            PasswordHash verified,
            ActorRef<AccountReply> replyTo)
            implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}. */
    record Refresh(DeviceId deviceId, TokenHash presented, TokenHash next, ActorRef<AccountReply> replyTo)
            implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}, with the device that ended. */
    record SignOut(DeviceId deviceId, SignOutReason reason, ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}. */
    record ChangeProfile(Account.ProfileChange change, ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}, with the devices that ended: all but {@code deviceId}. */
    record SignOutOthers(DeviceId deviceId, ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Removed}. */
    record Remove(PasswordHash verified, ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Whether it is removed. Answered by {@link AccountReply.Removed}, or refused with {@code conflict}. */
    record GetRemoved(ActorRef<AccountReply> replyTo) implements AccountCommand {}

    /** Answered by {@link AccountReply.Profile}, with the devices that ended: all but {@code deviceId}. */
    record ChangePassword(DeviceId deviceId, PasswordHash verified, PasswordHash next, ActorRef<AccountReply> replyTo)
            implements AccountCommand {}
}
