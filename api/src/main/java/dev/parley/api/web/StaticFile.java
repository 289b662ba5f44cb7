package dev.parley.api.web;

import akka.http.javadsl.model.ContentType;

/**
 * A file as it is served.
 *
 * @param etag the strong validator, with its quotes
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared never
record StaticFile(byte[] bytes, ContentType type, String etag) {}
