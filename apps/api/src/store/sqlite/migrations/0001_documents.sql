CREATE TABLE `document` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`kind`, `id`)
) WITHOUT ROWID;
