package dev.parley.node;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The classes whose objects travel between nodes. */
final class RemoteMessages {
    /** What an actor says to itself, or to others on its node alone; it may hold what no other node could read. */
    private static final Set<String> WITHIN = Set.of(
            "conversation.ConversationCommand$CheckProbes",
            "conversation.ConversationCommand$CursorsLoaded",
            "conversation.ConversationCommand$DirectAnswered",
            "conversation.ConversationCommand$EndTyping",
            "conversation.ConversationCommand$Flush",
            "conversation.ConversationCommand$Idle",
            "conversation.ConversationCommand$LookedUp",
            "conversation.ConversationCommand$Projected",
            "conversation.ConversationCommand$Routed",
            "conversation.ConversationCommand$RouterGone",
            "conversation.ConversationCommand$ServeLocated",
            "conversation.ConversationCommand$ReceiptsKept",
            "conversation.ConversationCommand$TellReceipts",
            "conversation.ConversationProjector$Project",
            "friend.FriendshipCommand$HeadFound",
            "friend.FriendshipCommand$Idle",
            "friend.FriendshipCommand$Retry",
            "friend.FriendshipCommand$StepDone",
            "friend.FriendshipCommand$StepFailed",
            "presence.PresenceDesk$Know",
            "presence.PresenceDesk$Open",
            "presence.PresenceDesk$TellAgain",
            "presence.PresenceDesk$Watch",
            "session.Connection$AttachAgain",
            "session.Connection$AttachOverdue",
            "session.Connection$CheckHoles",
            "session.Connection$Drained",
            "session.Connection$Gone",
            "session.Connection$LogRead",
            "session.Connection$Overflowed",
            "session.Connection$Renamed",
            "session.Connection$Said",
            "session.Connection$SessionGone",
            "session.Connection$TellDelivered",
            "session.CursorChange",
            "session.CursorChange$Mover",
            "session.SessionCommand$ContactsFound",
            "session.SessionCommand$CursorsChecked",
            "session.SessionCommand$Idle",
            "session.SessionCommand$LedgerRead",
            "session.SessionCommand$LedgerUnreadable",
            "session.SessionCommand$LedgerWritten",
            "session.SessionCommand$MoveCursors",
            "session.SessionCommand$MuteChecked",
            "session.SessionCommand$RoutesNoted",
            "session.SessionCommand$Stop",
            "session.SessionCommand$UnreadCounted",
            "session.SessionLedger$Write",
            "conversation.ConversationCommand$NotProjected",
            "conversation.ConversationCommand$StraysRemoved",
            "standing.StandingMessage$Tick");

    private RemoteMessages() {}

    /** By name. */
    static List<Class<?>> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.parley.node")
                        .stream()
                        .map(RemoteMessages::loaded)
                        .filter(type -> type.isRecord() && ClusterMessage.class.isAssignableFrom(type))
                        .filter(type -> !Modifier.isPrivate(type.getModifiers()) && !WITHIN.contains(nameOf(type)))
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
    }

    /** Its name below this package: what its golden files are called. */
    static String nameOf(Class<?> type) {
        return type.getName().substring(RemoteMessages.class.getPackageName().length() + 1);
    }

    private static Class<?> loaded(JavaClass type) {
        try {
            return Class.forName(type.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
