//! DNS over UDP and TCP on loopback, in front of whatever answers.
