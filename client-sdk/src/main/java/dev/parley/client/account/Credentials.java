package dev.parley.client.account;

/** How a client signs in. Secrets are never printed. */
public sealed interface Credentials {

    /** Username or e-mail address, and password. The client signs in again whenever its tokens are void. */
    record Password(String login, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password[" + login + ", ***]";
        }
    }

    /** A refresh token of an earlier sign-in; it is void after its first use, see {@link TokenKeeper#refreshToken}. */
    record RefreshToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "RefreshToken[***]";
        }
    }

    /** An access token alone, as minted accounts have; when it ends, the client is signed out. */
    record AccessToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "AccessToken[***]";
        }
    }
}
