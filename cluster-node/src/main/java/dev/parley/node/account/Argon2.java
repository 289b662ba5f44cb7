package dev.parley.node.account;

import dev.parley.persistence.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. A hash carries its
 * parameters, so that older ones stay good when the configuration changes.
 */
final class Argon2 {
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=(\\d{1,3})\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private Argon2() {}

    /** {@code memory}: where the blocks come from that it fills. */
    static PasswordHash hash(String password, byte[] salt, PasswordSettings settings, BlockPool memory) {
        Argon2Parameters parameters = parameters(
                Argon2Parameters.ARGON2_VERSION_13,
                settings.memoryKib(),
                settings.iterations(),
                settings.parallelism(),
                salt,
                memory);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=" + Argon2Parameters.ARGON2_VERSION_13
                + "$m=" + settings.memoryKib() + ",t=" + settings.iterations() + ",p=" + settings.parallelism()
                + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(generate(password, parameters, HASH_BYTES)));
    }

    /** Whether the hash is one of the password. The comparison takes as long wherever they differ. */
    static boolean fits(String password, PasswordHash hash, BlockPool memory) {
        Matcher phc = PHC.matcher(hash.phc());
        if (!phc.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash in the PHC string format");
        }
        byte[] expected = Base64.getDecoder().decode(phc.group(6));
        Argon2Parameters parameters = parameters(
                Integer.parseInt(phc.group(1)),
                Integer.parseInt(phc.group(2)),
                Integer.parseInt(phc.group(3)),
                Integer.parseInt(phc.group(4)),
                Base64.getDecoder().decode(phc.group(5)),
                memory);
        return MessageDigest.isEqual(expected, generate(password, parameters, expected.length));
    }

    private static Argon2Parameters parameters(
            int version, int memoryKib, int iterations, int lanes, byte[] salt, BlockPool memory) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(version)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(memory)
                .build();
    }

    private static byte[] generate(String password, Argon2Parameters parameters, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
