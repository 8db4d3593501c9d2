// What tool, worker and kit agree on besides the records on the wire. It is C so that there is one declaration of
// it: the worker's program shares no Swift module with the others.
#pragma once
#include <signal.h>

// Where the worker finds the tool's commands, and where it sends records.
static const int lectern_command_descriptor = 3;
static const int lectern_record_descriptor = 4;

// The tool asks where a cell is whose time is over; the keeper hands it down.
static const int lectern_asking_signal = SIGXCPU;
// The tool gives up a checkpoint between two others.
static const int lectern_thinning_signal = SIGUSR2;

// The status of a worker that can no longer read commands although the tool is still there.
static const int lectern_lost_tool_status = 124;

// What the worker's program sees a cell ask of the system, and tells the kit.
enum __attribute__((enum_extensibility(closed))) lectern_observation {
  // A file was opened for reading.
  lectern_observation_opened,
  // It was asked whether there is such a file, or what is known of it.
  lectern_observation_lookedFor,
  // A folder's names were read.
  lectern_observation_listed,
  // A file or folder was made or written.
  lectern_observation_wrote,
  // Another program was started.
  lectern_observation_started,
  // A connection to another machine was made.
  lectern_observation_connected,
  // A file or folder could not be opened.
  lectern_observation_refused,
  // Where a connection was to lead, in words.
  lectern_observation_reached,
};
