"""Who makes and fetches backups: the administrator of the whole office, and the console; a backup
holds everybody's rows."""

from thidua.foundation.access.whole_office import keeps_everybody

may_keep_backups = keeps_everybody
