package dev.parley.persistence.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS towards Cassandra from what operators have: a PEM file of authorities, or the JVM's own. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    static SSLContext sslContext(Optional<Path> pem) {
        try {
            if (pem.isEmpty()) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            try (InputStream in = Files.newInputStream(pem.get())) {
                for (Certificate authority :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    trusted.setCertificateEntry("authority-" + count++, authority);
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException(
                        "parley.cassandra.tls.authorities-file holds no certificate: " + pem.get());
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("parley.cassandra.tls: cannot read authorities " + pem, e);
        }
    }
}
