// What is used of the C interface of the toolchain's libsourcekitdInProc. The library is loaded while the
// program runs, so these are types of functions; a function type that takes a structure by value cannot be
// written in Swift.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct { uint64_t data[3]; } sourcekit_variant;
typedef void (*sourcekit_initialize)(void);
typedef void *(*sourcekit_request_from_yaml)(const char *yaml, char **error);
typedef void *(*sourcekit_send_request)(void *request);
typedef void (*sourcekit_release)(void *object);
typedef bool (*sourcekit_is_error)(void *response);
typedef const char *(*sourcekit_error_description)(void *response);
typedef sourcekit_variant (*sourcekit_response_value)(void *response);
typedef int (*sourcekit_variant_type)(sourcekit_variant value);
typedef int64_t (*sourcekit_variant_int)(sourcekit_variant value);
typedef bool (*sourcekit_variant_bool)(sourcekit_variant value);
typedef size_t (*sourcekit_variant_length)(sourcekit_variant value);
typedef const char *(*sourcekit_variant_text)(sourcekit_variant value);
typedef void *(*sourcekit_variant_uid)(sourcekit_variant value);
typedef const char *(*sourcekit_uid_text)(void *uid);
typedef bool (*sourcekit_member_visitor)(void *key, sourcekit_variant value, void *context);
typedef bool (*sourcekit_element_visitor)(size_t index, sourcekit_variant value, void *context);
typedef bool (*sourcekit_visit_members)(sourcekit_variant value, sourcekit_member_visitor visitor, void *context);
typedef bool (*sourcekit_visit_elements)(sourcekit_variant value, sourcekit_element_visitor visitor, void *context);
