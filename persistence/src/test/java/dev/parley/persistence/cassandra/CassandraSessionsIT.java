package dev.parley.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.CassandraForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CassandraSessionsIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    @TempDir
    Path directory;

    @Test
    void aContactPointMayBeANameAndCredentialsAreSentWhereThereAreSome() throws Exception {
        String port = CassandraForTests.contactPoint().split(":", -1)[1];
        var config = cassandra.config(ConfigFactory.parseMap(Map.of(
                "parley.cassandra.contact-points", "localhost:" + port,
                "parley.cassandra.username", "parley",
                "parley.cassandra.password", "secret")));

        try (CqlSession session =
                CassandraSessions.open(config).toCompletableFuture().get(30, TimeUnit.SECONDS)) {
            assertThat(session.execute("SELECT release_version FROM system.local")
                            .one()
                            .getString(0))
                    .startsWith("5.");
        }
    }

    @Test
    void authoritiesAreReadFromPem() throws Exception {
        Path pem = Files.writeString(directory.resolve("ca.pem"), pemOfSomeAuthorities());

        assertThat(TrustedAuthorities.sslContext(Optional.of(pem)).getProtocol())
                .isEqualTo("TLS");
        assertThat(TrustedAuthorities.sslContext(Optional.empty())).isNotNull();
    }

    @Test
    void authoritiesThatCannotBeReadAreNamed() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path absent = directory.resolve("absent.pem");

        assertThatThrownBy(() -> TrustedAuthorities.sslContext(Optional.of(empty)))
                .hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> TrustedAuthorities.sslContext(Optional.of(absent)))
                .hasMessageContaining("absent.pem");
    }

    private static String pemOfSomeAuthorities() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        X509Certificate[] trusted = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
        StringBuilder pem = new StringBuilder();
        for (X509Certificate authority : Arrays.copyOf(trusted, 2)) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(authority.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }
}
