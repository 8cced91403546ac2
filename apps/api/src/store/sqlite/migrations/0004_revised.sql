CREATE INDEX `reading_revised` ON `reading` (`series`, `time`) WHERE `revision` > 1;
