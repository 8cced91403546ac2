CREATE TABLE `record_batch` (
	`seq` integer PRIMARY KEY NOT NULL,
	`register` text NOT NULL,
	`at` integer NOT NULL,
	`units` text
);
--> statement-breakpoint
CREATE TABLE `record_revision` (
	`register` text NOT NULL,
	`key` text NOT NULL,
	`revision` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`unit` text,
	`fields` text,
	`reason` text,
	PRIMARY KEY(`register`, `key`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `record` (
	`register` text NOT NULL,
	`key` text NOT NULL,
	`revision` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`unit` text NOT NULL,
	`fields` text NOT NULL,
	PRIMARY KEY(`register`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `record_unit` ON `record` (`register`,`unit`);
--> statement-breakpoint
CREATE TABLE `entry` (
	`time` integer NOT NULL,
	`series` integer NOT NULL,
	`seq` integer NOT NULL,
	`delta` integer NOT NULL,
	PRIMARY KEY(`time`, `series`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_sum` (
	`series` integer NOT NULL,
	`day` integer NOT NULL,
	`delta` integer NOT NULL,
	PRIMARY KEY(`series`, `day`)
) WITHOUT ROWID;
