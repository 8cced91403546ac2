CREATE TABLE `batch_file` (
	`seq` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sheet` text
);
--> statement-breakpoint
CREATE TABLE `place` (
	`series` integer NOT NULL,
	`time` integer NOT NULL,
	`revision` integer NOT NULL,
	`row` integer NOT NULL,
	PRIMARY KEY(`series`, `time`, `revision`)
) WITHOUT ROWID;
