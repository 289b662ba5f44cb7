package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what was acknowledged against the histories. */
final class AcceptedCheck {
    private static final int PAGE = 100;
    private static final int MARK = 16;

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final List<MintedAccount> accounts;
    private final List<ConversationId> conversations;
    private int lost;
    private int doubled;

    /** Account {@code 2c} is a member of conversation {@code c}. */
    AcceptedCheck(
            ClientRuntime runtime, List<URI> nodes, List<MintedAccount> accounts, List<ConversationId> conversations) {
        this.runtime = runtime;
        this.nodes = nodes;
        this.accounts = accounts;
        this.conversations = conversations;
    }

    void hold(Flood flood) {
        try (Progress progress = new Progress("histories", conversations.size())) {
            for (int c = 0; c < conversations.size(); c++) {
                Map<String, Long> history = history(c);
                for (int number = c; number < flood.count(); number += conversations.size()) {
                    if (flood.seq(number) > 0 && !seq(flood.seq(number)).equals(history.get(flood.mark(number)))) {
                        lost++;
                    }
                }
                progress.at(c + 1);
            }
        }
    }

    private static Long seq(int seq) {
        return (long) seq;
    }

    private Map<String, Long> history(int conversation) {
        ParleyClient reader = ParleyClient.of(
                Targets.settings(runtime, Targets.from(nodes, conversation)).build(),
                new Credentials.AccessToken(accounts.get(2 * conversation).accessToken()));
        Map<String, Long> found = new HashMap<>();
        Seq after = Seq.ZERO;
        while (true) {
            List<Message> page = reader.conversations()
                    .after(conversations.get(conversation), after, PAGE)
                    .join()
                    .items();
            for (Message message : page) {
                String text = message.text();
                if (text != null && text.length() >= MARK) {
                    doubled += found.put(text.substring(0, MARK), message.seq().value()) == null ? 0 : 1;
                }
            }
            if (page.size() < PAGE) {
                return found;
            }
            after = page.get(page.size() - 1).seq();
        }
    }

    /** Acknowledged, and not in history at that place. */
    int lost() {
        return lost;
    }

    /** More than once in history. */
    int doubled() {
        return doubled;
    }
}
