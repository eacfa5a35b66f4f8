-- position is the row's own key in H2, so appends always go to the end of the table.
-- H2 keeps at most 1,048,576 characters in a VARCHAR; the rare longer payload goes to the CLOB.
CREATE TABLE event (
    position      BIGINT PRIMARY KEY,
    investigation VARCHAR(64)      NOT NULL,
    sequence      BIGINT           NOT NULL,
    at            VARCHAR(40)      NOT NULL,
    type          VARCHAR(64)      NOT NULL,
    version       INTEGER          NOT NULL,
    payload       VARCHAR(1000000),
    large_payload CLOB,
    hash          CHAR(64)         NOT NULL,
    CONSTRAINT event_stream UNIQUE (investigation, sequence),
    CONSTRAINT event_payload CHECK ((payload IS NULL) <> (large_payload IS NULL))
);

-- One row per first event, so that listing investigations never scans the log.
CREATE TABLE investigation (
    position BIGINT PRIMARY KEY,
    id       VARCHAR(64) NOT NULL UNIQUE
);
