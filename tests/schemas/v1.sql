-- A library as version 1 wrote it. Never changes.
PRAGMA application_id = 1349481332;
PRAGMA user_version = 1;
CREATE TABLE image (
        id INTEGER PRIMARY KEY,
        -- BLAKE3 of the bytes.
        hash BLOB NOT NULL UNIQUE,
        media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
CREATE TABLE article_image (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- As the document names it.
        url TEXT NOT NULL,
        image INTEGER NOT NULL REFERENCES image,
        PRIMARY KEY (article, url)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX article_image_by_image ON article_image (image);
CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        -- What the page is known by; saving the same address again adds a revision.
        url TEXT,
        title TEXT NOT NULL,
        byline TEXT,
        site TEXT,
        published TEXT,
        published_key INTEGER,
        language TEXT,
        direction TEXT NOT NULL,
        excerpt TEXT NOT NULL,
        words INTEGER NOT NULL,
        comments INTEGER NOT NULL,
        lead_image INTEGER REFERENCES image ON DELETE SET NULL,
        -- Number of the newest revision, and when it was saved, in milliseconds since 1970.
        revision INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        deleted_at INTEGER
    ) STRICT;
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_title ON article (title);
CREATE INDEX article_by_saved_at ON article (saved_at);
CREATE INDEX article_by_deleted_at ON article (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE revision (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        number INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        -- BLAKE3 of the bytes as they came, so that the same bytes are not saved twice.
        original_hash BLOB NOT NULL,
        document BLOB NOT NULL,
        receipt BLOB NOT NULL,
        system TEXT,
        PRIMARY KEY (article, number)
    ) STRICT;
CREATE INDEX revision_by_original ON revision (original_hash);
CREATE TABLE original (
        article INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (article, revision),
        FOREIGN KEY (article, revision) REFERENCES revision ON DELETE CASCADE
    ) STRICT;
CREATE TABLE comment (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        identity TEXT NOT NULL,
        -- In page order, a comment before its answers.
        position INTEGER NOT NULL,
        first_revision INTEGER NOT NULL,
        last_revision INTEGER NOT NULL,
        comment BLOB NOT NULL,
        UNIQUE (article, identity)
    ) STRICT;
CREATE INDEX comment_by_first_revision ON comment (article, first_revision);
CREATE TABLE comment_version (
        comment INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE,
        last_revision INTEGER NOT NULL,
        said BLOB NOT NULL,
        PRIMARY KEY (comment, last_revision)
    ) STRICT;
CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- What it stands beside, as JSON, and whether that is still there.
        target BLOB NOT NULL,
        placement TEXT NOT NULL,
        label TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
    ) STRICT;
CREATE INDEX note_by_article ON note (article, deleted_at);
CREATE INDEX note_by_deleted_at ON note (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE note_version (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        replaced_at INTEGER NOT NULL,
        label TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (note, replaced_at)
    ) STRICT;
CREATE TABLE own_comment (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- What it answers: a comment of the page, an own comment, or (both empty) the article.
        parent_comment TEXT,
        parent_own INTEGER REFERENCES own_comment,
        body TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER,
        CHECK (parent_comment IS NULL OR parent_own IS NULL)
    ) STRICT;
CREATE INDEX own_comment_by_article ON own_comment (article, deleted_at);
CREATE INDEX own_comment_by_parent ON own_comment (parent_own) WHERE parent_own IS NOT NULL;
CREATE TABLE own_comment_version (
        own_comment INTEGER NOT NULL REFERENCES own_comment ON DELETE CASCADE,
        replaced_at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (own_comment, replaced_at)
    ) STRICT;
CREATE TABLE tag (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT;
CREATE TABLE article_tag (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tag,
        position INTEGER NOT NULL,
        PRIMARY KEY (article, tag)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_tag ON article_tag (tag);
CREATE TABLE note_tag (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tag,
        position INTEGER NOT NULL,
        PRIMARY KEY (note, tag)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX note_tag_by_tag ON note_tag (tag);
CREATE TABLE visit (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        -- The newest revision opened, and the newest opened before that one came.
        revision INTEGER NOT NULL,
        earlier INTEGER,
        visited_at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE position (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        surface TEXT NOT NULL,
        at TEXT,
        offset REAL NOT NULL,
        progress REAL NOT NULL,
        updated_at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, cells,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE VIRTUAL TABLE comment_search USING fts5 (
        author, text,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE VIRTUAL TABLE note_search USING fts5 (
        body, quote, tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE VIRTUAL TABLE own_comment_search USING fts5 (
        body, tokenize = 'unicode61 remove_diacritics 2'
    );
INSERT INTO article ("id", "url", "title", "byline", "site", "published", "published_key", "language", "direction", "excerpt", "words", "comments", "lead_image", "revision", "saved_at", "deleted_at") VALUES (1, 'https://example.org/kettles', 'Which kettle?', NULL, 'example.org', NULL, NULL, 'en', 'auto', 'Water for tea should be fresh, and just off the boil, whatever the packet says about temperature. Descale it every month where the water is hard; a spoon of citric acid does it, and nothing else is needed.', 38, 1, NULL, 1, 1795423420546, NULL);
INSERT INTO revision ("article", "number", "saved_at", "original_hash", "document", "receipt", "system") VALUES (1, 1, 1795423420546, X'050967792c8f9369f90b60125f73bdfd7b601a3de83c21569780b1bffd31a7e3', X'28b52ffd60b001bd0b0056194821506bda06430c06ad7646daf8b3f42909d178aeaba19a4385202a47b5928b99f9c03f0040003d000829c335c417b3a8c37b79d3a2b6a02bdea53c2691b51e4bf26cd74349a4c9339439ee354e240fbebadf4075562564927f4b1bbe7a3b1f92d456a4fd251f02578c3a863ae6d1896441020878d27334293249b4f9a09024374e5b4a22cdb20b48bf38914824cc74abe55e22d9fa699ebbd5fec21e83e9626d9b5977f888f92e0a459a459388bbd7eace2c6fecd714457e2863bf7194716f78ab7220b2b62978d59852c3e6c7808829228aef125e41b45e538cfa46d712bab726643b04cda259348940473f3baf2383adeac67a91df10a23d8a675defc1d490b5c6302a1a20a70a791d77570e54cdda820fecc52f3d7c0424a008245505c14022203042020dfa5d480f371f7597c3fe81597d9c3458eebd2d4041315df84a30ed616a99cec487680040336a5fc04f7e30c64624209fdec9c0170d70c7c46180d508e4c9042694f3e3678cbb4c938b67b80c5c18', X'7b22666f726d6174223a2268746d6c222c22656e636f64696e67223a225554462d38222c226279746573223a313039352c22636f6d6d656e7473223a7b226465636c61726564223a6e756c6c2c226b657074223a317d2c227461626c6573223a7b226465636c61726564223a6e756c6c2c226b657074223a307d2c22696d61676573223a7b226465636c61726564223a302c226b657074223a307d2c2264726f70706564223a5b5d2c226d697373696e67223a5b5d2c2270726f626c656d73223a5b5d7d', 'wordpress');
INSERT INTO original ("article", "revision", "bytes") VALUES (1, 1, X'28b52ffd604703d51100a66261211051ec0c0c92694282926a42b2fb6e9b6471262f73053ca2150d519b08000070105a00560055003fdd49ca9c0b9b326cfd72178bbdcd6291f3452d96a6b2904ec0d0695683953a98ceff4b0ac3f26982db3a7adc9614c8523162c3a55602c37fc6d0d7fa513086dfbf985b7e8ba5c849b1880b7531d8fcd386888a8905080680152f43df476f34d26f65b86d3283a31601cbe757b2d3f0eb3fbeacce68a73e63b4752443fcfb327400b62fcaef95615c7f3e17eae2eac09b2c19e5451d7cfc4d5d7e95cea8e45f0ae644fee80d6ab758f21212c98f9c04721ba4d2df3ffbdc20eecc620941a0762941de3bec344990860d11e88b3d9e5a0b8f65b9489a1fb969bc25c5b55a0c6aa71c3be6c813b25ac47eeff15b27bb53d76db5b5fc6ecab8467767ea2a8293fb7476064b0e0c36ffd4620aba5aaca18ad6e94fd94cf49fcbe85c9d10f64ffd9e7239528e1d39ba42e69f6e9f32b44f1d1437fa9adc0796041c078e64e2e1400a1c88c1c3f1480aff3ae5a63f09d8758b5a1bfd48e846059622b32c965c45a8e12c658c5146b111992066d4702002620c92cc0e11303154d2884c989616dadfaa40af597432d42949836716456d1dd8ea8ac3a5cacc9ef534f48faf8e79f87d8e362318e3c81e43fb788ad79931b311f8d81660461313bdb6b1b45d8d1fc2ea1a2d50814ed80cf6b4b365de9ae7e6930d11a75c1684f9445e2a6abef16de94a44b0b08e10753ff16ad8ee35cee9671c9eb893cb64dd52804d2100984b4ad2c7d326167f60fedb6a105eea389314ae0f');
INSERT INTO comment ("id", "article", "identity", "position", "first_revision", "last_revision", "comment") VALUES (1, 1, 's:11', 0, 1, 1, X'28b52ffd609400d5080086d238225089aa0300eb4426248dd042db90092124be609a3866822aad06828fa1643333eb092d0031002d00bc2c3c445dc6d6cdfe20f5d60cb31f94d47941664e81712dde6ba07a4396cb2c78c926ce9f1f0e6a5e9db943024f0652428837259412eab3b1e24b7eae6dc935b87a2b702f9e80143a2020904100191202217ad94fe40bae39d08504570fcfc544df733db59d32b83ae5f243193aa8322aca30ea63eea9dc5ad93665c7362d3824d198958c95cb308ffe0991f34bdc748eab736f33836d6268c8cb1217c0d51bd0bd5d24b38c6bfe28228ac8031ecbb4a7740a8c3d57d1b93a0314005603602db4adbdcccc560bc2e1b0624f27d9cc1b7e08137cc1c68e0c6d70bda499b22aa8c17451d766d8318968de6aedbc03');
INSERT INTO note ("id", "article", "target", "placement", "label", "body", "created_at", "updated_at", "deleted_at") VALUES (1, 1, X'7b226f6e223a22636f6d6d656e74222c22636f6d6d656e74223a22733a3131227d', 'placed', 'mine', 'Nine years!', 1795423420606, 1795423420606, NULL);
INSERT INTO own_comment ("id", "article", "parent_comment", "parent_own", "body", "created_at", "updated_at", "deleted_at") VALUES (1, 1, 's:11', NULL, 'Ten, mine.', 1795423420723, 1795423420723, NULL);
INSERT INTO tag ("id", "name") VALUES (1, 'tea');
INSERT INTO article_tag ("article", "tag", "position") VALUES (1, 1, 0);
DELETE FROM article_search_data;
INSERT INTO article_search_data ("id", "block") VALUES (1, X'01022600');
INSERT INTO article_search_data ("id", "block") VALUES (10, X'00000001ff00000101010100010101010101000001');
INSERT INTO article_search_data ("id", "block") VALUES (137438953473, X'0000017a023061010601011c0204626f757401060101110203636964010601012002026e6401080101081d01026265010601010602036f696c010601010c0106636974726963010601011f010764657363616c65010601011302036f657301060101210104656c7365010601012502047665727901060101150103666f7201060101030204726573680106010107010468617264010601011b01026973010801011a0e02017401080101141001046a757374010601010901066b6574746c6501020301056d6f6e7468010601011601066e6565646564010601012702066f7468696e67010601012401026f66010601011e030166010601010a01067061636b6574010601010f01047361797301060101100205686f756c6401060101050204706f6f6e010601011d0103746561010601010403096d7065726174757265010601011202026865010a01010b050c01057761746572010801010219020768617465766572010601010d03036572650106010117030369636801020204080b0a0a090a0d0e0a0b0b0a0b0b0a090b0b0c0d0d09080d0b0c0b0a100b0d0e0a');
DELETE FROM article_search_idx;
INSERT INTO article_search_idx ("segid", "term", "pgno") VALUES (1, X'', 2);
DELETE FROM article_search_docsize;
INSERT INTO article_search_docsize ("id", "sz", "origin") VALUES (1, X'022600', 1);
DELETE FROM article_search_config;
INSERT INTO article_search_config ("k", "v") VALUES ('rank', 'bm25(10.0, 1.0, 2.0)');
INSERT INTO article_search_config ("k", "v") VALUES ('version', 4);
DELETE FROM comment_search_data;
INSERT INTO comment_search_data ("id", "block") VALUES (1, X'010214');
INSERT INTO comment_search_data ("id", "block") VALUES (10, X'00000000ff00000101010100010101010101000001');
INSERT INTO comment_search_data ("id", "block") VALUES (137438953473, X'000000c70430616e61010202030164010601010b020173010801010f040105626f696c73010601010e010364617901060101150104666173740106010110020469727374010601011402026f720106010108010368616401060101040302766501060101030101690106010102020174010601010c01046e696e65010601010901026f6e0106010112030165010601010701047275697a0102030105737465656c01060101060303696c6c010601010d010374686501080101051001057965617273010601010a040808090c0a0b0b090a0908080b0908090c0a0b');
DELETE FROM comment_search_idx;
INSERT INTO comment_search_idx ("segid", "term", "pgno") VALUES (1, X'', 2);
DELETE FROM comment_search_docsize;
INSERT INTO comment_search_docsize ("id", "sz", "origin") VALUES (1, X'0214', 1);
DELETE FROM comment_search_config;
INSERT INTO comment_search_config ("k", "v") VALUES ('version', 4);
DELETE FROM note_search_data;
INSERT INTO note_search_data ("id", "block") VALUES (1, X'010200');
INSERT INTO note_search_data ("id", "block") VALUES (10, X'000000010101010001010101');
INSERT INTO note_search_data ("id", "block") VALUES (137438953473, X'0000001705306e696e65010202010579656172730102030409');
DELETE FROM note_search_idx;
INSERT INTO note_search_idx ("segid", "term", "pgno") VALUES (1, X'', 2);
DELETE FROM note_search_content;
INSERT INTO note_search_content ("id", "c0", "c1") VALUES (1, 'Nine years!', '');
DELETE FROM note_search_docsize;
INSERT INTO note_search_docsize ("id", "sz") VALUES (1, X'0200');
DELETE FROM note_search_config;
INSERT INTO note_search_config ("k", "v") VALUES ('secure-delete', 1);
INSERT INTO note_search_config ("k", "v") VALUES ('version', 4);
DELETE FROM own_comment_search_data;
INSERT INTO own_comment_search_data ("id", "block") VALUES (1, X'0102');
INSERT INTO own_comment_search_data ("id", "block") VALUES (10, X'000000010101010001010101');
INSERT INTO own_comment_search_data ("id", "block") VALUES (137438953473, X'0000001505306d696e65010203010374656e0102020409');
DELETE FROM own_comment_search_idx;
INSERT INTO own_comment_search_idx ("segid", "term", "pgno") VALUES (1, X'', 2);
DELETE FROM own_comment_search_content;
INSERT INTO own_comment_search_content ("id", "c0") VALUES (1, 'Ten, mine.');
DELETE FROM own_comment_search_docsize;
INSERT INTO own_comment_search_docsize ("id", "sz") VALUES (1, X'02');
DELETE FROM own_comment_search_config;
INSERT INTO own_comment_search_config ("k", "v") VALUES ('secure-delete', 1);
INSERT INTO own_comment_search_config ("k", "v") VALUES ('version', 4);
