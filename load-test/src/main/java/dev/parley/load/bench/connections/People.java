package dev.parley.load.bench.connections;

import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of accounts, some of which have a conversation, in a file: its makers need not be those who use it. A line is {@code
 * conversationId,userId,username,accessToken,userId,username,accessToken}, the first of them empty where the two do not talk.
 * Those who talk are spread over the file, so that each part of it has as many of them.
 *
 * @param conversations of the first pairs; the others have none
 * @param accounts the pair {@code p} has {@code 2p} and {@code 2p + 1}
 */
record People(List<ConversationId> conversations, List<MintedAccount> accounts) {
    private static final int FIELDS = 7;

    People {
        conversations = List.copyOf(conversations);
        accounts = List.copyOf(accounts);
    }

    void write(Path file) {
        long pairs = accounts.size() / 2;
        int talking = 0;
        int silent = conversations.size();
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            for (long line = 1; line <= pairs; line++) {
                boolean talks = conversations.size() * line / pairs > talking;
                int pair = talks ? talking++ : silent++;
                lines.println((talks ? conversations.get(pair) : "") + "," + text(accounts.get(2 * pair)) + ","
                        + text(accounts.get(2 * pair + 1)));
            }
            if (lines.checkError()) {
                throw new IOException("could not write " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pairs from {@code first} on, {@code count} of them or as many as there are. */
    static People read(Path file, int first, int count) {
        List<ConversationId> conversations = new ArrayList<>();
        List<MintedAccount> talking = new ArrayList<>();
        List<MintedAccount> silent = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            String line = lines.readLine();
            for (int number = 0; line != null && number < first + count; number++, line = lines.readLine()) {
                if (number >= first) {
                    String[] fields = line.split(",", -1);
                    if (fields.length != FIELDS) {
                        throw new IllegalStateException(file + " is no file of pairs: line " + (number + 1));
                    }
                    if (!fields[0].isEmpty()) {
                        conversations.add(ConversationId.of(fields[0]));
                    }
                    List<MintedAccount> accounts = fields[0].isEmpty() ? silent : talking;
                    accounts.add(new MintedAccount(UserId.of(fields[1]), fields[2], fields[3]));
                    accounts.add(new MintedAccount(UserId.of(fields[4]), fields[5], fields[6]));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
        talking.addAll(silent);
        return new People(conversations, talking);
    }

    private static String text(MintedAccount account) {
        return account.userId() + "," + account.username() + "," + account.accessToken();
    }
}
