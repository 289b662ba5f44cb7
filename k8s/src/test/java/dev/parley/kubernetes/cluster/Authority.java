package dev.parley.kubernetes.cluster;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A certificate authority of a test. */
final class Authority {
    private static final Duration VALID = Duration.ofDays(1);
    private static final AlgorithmIdentifier SHA256_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption);

    private final String name;
    private final KeyPair keys = generate();
    private final Certificate certificate;
    private long serial;

    Authority(String name) {
        this.name = name;
        this.certificate = sign(name, keys.getPublic(), null);
    }

    /** A key and what this authority says of it. */
    record Identity(PrivateKey key, Certificate certificate) {
        String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        String certificatePem() {
            return Authority.pem(certificate);
        }
    }

    /** For a server at {@code address} and for its clients alike. */
    Identity issue(String commonName, String address) {
        KeyPair own = generate();
        return new Identity(own.getPrivate(), sign(commonName, own.getPublic(), address));
    }

    String certificatePem() {
        return pem(certificate);
    }

    /** Trusts this authority; shows {@code identity}, or nothing where it is null. */
    SSLContext context(Identity identity) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore shown = KeyStore.getInstance("PKCS12");
        shown.load(null, null);
        if (identity != null) {
            shown.setKeyEntry("own", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        }
        KeyManagerFactory show = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        show.init(shown, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(show.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private Certificate sign(String subject, PublicKey key, String address) {
        try {
            Instant now = Instant.now();
            V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
            content.setSerialNumber(new ASN1Integer(BigInteger.valueOf(++serial)));
            content.setIssuer(new X500Name("CN=" + name));
            content.setSubject(new X500Name("CN=" + subject));
            content.setStartDate(new Time(Date.from(now.minus(VALID))));
            content.setEndDate(new Time(Date.from(now.plus(VALID))));
            content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            content.setSignature(SHA256_RSA);
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(address == null));
            if (address != null) {
                extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, subject),
                    new GeneralName(
                            GeneralName.iPAddress,
                            InetAddress.getByName(address).getHostAddress())
                }));
            }
            content.setExtensions(extensions.generate());
            TBSCertificate unsigned = content.generateTBSCertificate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getEncoded(ASN1Encoding.DER));
            ASN1EncodableVector whole = new ASN1EncodableVector();
            whole.add(unsigned);
            whole.add(SHA256_RSA);
            whole.add(new DERBitString(signature.sign()));
            byte[] encoded = new DERSequence(whole).getEncoded(ASN1Encoding.DER);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
