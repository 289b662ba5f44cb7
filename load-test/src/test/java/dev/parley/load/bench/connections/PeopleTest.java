package dev.parley.load.bench.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    @TempDir
    Path folder;

    private final List<ConversationId> conversations = new ArrayList<>();
    private final List<MintedAccount> accounts = new ArrayList<>();

    @BeforeEach
    void meet() {
        for (int pair = 0; pair < 5; pair++) {
            conversations.add(new ConversationId(UUID.randomUUID()));
            accounts.add(new MintedAccount(new UserId(UUID.randomUUID()), "a-" + pair, "token.of.a" + pair));
            accounts.add(new MintedAccount(new UserId(UUID.randomUUID()), "b-" + pair, "token.of.b" + pair));
        }
    }

    @Test
    void readsAPartOfWhatWasWritten() {
        Path file = folder.resolve("people.csv");
        new People(conversations, accounts).write(file);

        People part = People.read(file, 1, 2);

        assertThat(part.conversations()).isEqualTo(conversations.subList(1, 3));
        assertThat(part.accounts()).isEqualTo(accounts.subList(2, 6));
        assertThat(People.read(file, 3, 100).conversations()).hasSize(2);
    }

    @Test
    void thoseWhoTalkAreSpreadOverTheFile() {
        Path file = folder.resolve("people.csv");
        new People(conversations.subList(0, 2), accounts).write(file);

        People all = People.read(file, 0, 5);
        assertThat(all.conversations()).isEqualTo(conversations.subList(0, 2));
        assertThat(all.accounts()).isEqualTo(accounts);
        assertThat(People.read(file, 0, 3).conversations()).hasSize(1);
        People last = People.read(file, 3, 2);
        assertThat(last.conversations()).isEqualTo(conversations.subList(1, 2));
        assertThat(last.accounts().subList(0, 2)).isEqualTo(accounts.subList(2, 4));
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.csv"), "id,name,token\n");
        assertThatThrownBy(() -> People.read(file, 0, 1)).hasMessageContaining("is no file of pairs: line 1");
    }
}
