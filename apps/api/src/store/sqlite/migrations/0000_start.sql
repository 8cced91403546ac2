CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `series` (
	`number` integer PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`unit` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_of` ON `series` (`measure`,`unit`);
--> statement-breakpoint
CREATE TABLE `source` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`sample` integer NOT NULL,
	`measures` text,
	`units` text,
	`last_seq` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_id` ON `source` (`id`);
--> statement-breakpoint
CREATE TABLE `source_key` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `source_key_hash` ON `source_key` (`hash`);
--> statement-breakpoint
CREATE INDEX `source_key_source` ON `source_key` (`source`);
--> statement-breakpoint
CREATE TABLE `batch` (
	`seq` integer PRIMARY KEY NOT NULL,
	`source` integer NOT NULL,
	`received_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`accepted` integer NOT NULL,
	`revised` integer NOT NULL,
	`unchanged` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`source` integer NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`source`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reading` (
	`time` integer NOT NULL,
	`series` integer NOT NULL,
	`revision` integer NOT NULL,
	`value` integer NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`time`, `series`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `note` (
	`series` integer NOT NULL,
	`time` integer NOT NULL,
	`revision` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`series`, `time`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `latest` (
	`series` integer PRIMARY KEY NOT NULL,
	`time` integer NOT NULL,
	`value` integer NOT NULL,
	`revision` integer NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `day` (
	`series` integer NOT NULL,
	`day` integer NOT NULL,
	`time` integer NOT NULL,
	`value` integer NOT NULL,
	`revision` integer NOT NULL,
	`seq` integer NOT NULL,
	`first_time` integer NOT NULL,
	`first_seq` integer NOT NULL,
	PRIMARY KEY(`series`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tail` (
	`seq` integer PRIMARY KEY NOT NULL,
	`rows` blob NOT NULL
);
