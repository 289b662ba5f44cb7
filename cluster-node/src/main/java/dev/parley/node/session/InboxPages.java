package dev.parley.node.session;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers who reads the list of a session's user. The pages behind the first one are of the list that was put together for
 * it, if that is not too old; what may have changed on a page since is asked for again, so that nothing is shown that is no
 * more. Confined to its session.
 */
final class InboxPages {
    private static final Logger log = LoggerFactory.getLogger(InboxPages.class);

    private final UserId user;
    private final Inbox inbox;
    private final KeptLists lists;
    private final Leases leases;

    InboxPages(UserId user, SessionRuntime runtime, Leases leases) {
        this.user = user;
        this.inbox = runtime.inbox();
        this.lists = runtime.lists();
        this.leases = leases;
    }

    void answer(UserSession state, SessionCommand.ListConversations list) {
        Optional<List<InboxEntry>> kept = list.after() == null ? Optional.empty() : lists.of(user);
        if (kept.isPresent()) {
            again(state, list, SessionReply.Conversations.page(kept.get(), list.after(), list.limit()));
        } else {
            anew(state, list);
        }
    }

    private void anew(UserSession state, SessionCommand.ListConversations list) {
        inbox.read(user, leases.active(), state).whenComplete((entries, failure) -> {
            if (failure != null) {
                refuse(list, failure);
                return;
            }
            SessionReply.Conversations page = SessionReply.Conversations.page(entries, list.after(), list.limit());
            if (page.next() != null) {
                lists.keep(user, entries);
            }
            list.replyTo().tell(page);
        });
    }

    private void again(UserSession state, SessionCommand.ListConversations list, SessionReply.Conversations page) {
        inbox.again(user, page.entries(), leases.active(), state).whenComplete((entries, failure) -> {
            if (failure != null) {
                refuse(list, failure);
            } else {
                list.replyTo().tell(new SessionReply.Conversations(entries, page.total(), page.next()));
            }
        });
    }

    private void refuse(SessionCommand.ListConversations list, Throwable failure) {
        log.warn("event=inbox_not_read user={} why={}", user, failure.toString());
        list.replyTo().tell(new SessionReply.Refused(Refusal.unavailable()));
    }
}
