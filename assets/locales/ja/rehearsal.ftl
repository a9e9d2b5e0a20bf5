# Words of the rehearsal's scenarios.
