// What Embedded Swift asks of a machine, for WebAssembly: memory, and arithmetic that has no instruction there.
// Blocks come in powers of two and are kept in lists by size, so a loop that allocates and frees stays where it is.

typedef unsigned long size_t;
extern unsigned char __heap_base;

struct block { size_t size_class; struct block *next; };
static unsigned char *top = 0;
static struct block *free_blocks[32];

int posix_memalign(void **address, size_t alignment, size_t size) {
  int size_class = 5;
  while (((size_t)1 << size_class) < size + 16) size_class++;
  (void)alignment;
  struct block *block = free_blocks[size_class];
  if (block) {
    free_blocks[size_class] = block->next;
  } else {
    if (!top) top = (unsigned char *)(((size_t)&__heap_base + 15) & ~15UL);
    block = (struct block *)top;
    top += (size_t)1 << size_class;
    size_t needed = ((size_t)top + 65535) / 65536, present = __builtin_wasm_memory_size(0);
    if (needed > present && __builtin_wasm_memory_grow(0, needed - present) == (size_t)-1) __builtin_trap();
  }
  block->size_class = size_class;
  *address = (unsigned char *)block + 16;
  return 0;
}

void free(void *address) {
  if (!address) return;
  struct block *block = (struct block *)((unsigned char *)address - 16);
  block->next = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}

void __stack_chk_fail(void) { __builtin_trap(); }
unsigned long __stack_chk_guard = 1;

// `memory.fill` and `memory.copy`, instructions of every browser since 2020: no call for what they do.
void *memset(void *to, int value, size_t count) {
  __builtin_memset(to, value, count);
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  __builtin_memmove(to, from, count);
  return to;
}

void *memcpy(void *to, const void *from, size_t count) { return memmove(to, from, count); }

int memcmp(const void *one, const void *other, size_t count) {
  const unsigned char *a = one, *b = other;
  for (size_t i = 0; i < count; i++) if (a[i] != b[i]) return a[i] - b[i];
  return 0;
}

// Seeds of hash tables: nothing that is shown may depend on their order, and each run is the same.
void arc4random_buf(void *to, size_t count) { memset(to, 7, count); }

// Away from zero in the middle, as C's round.
double round(double x) {
  double whole = __builtin_trunc(x);
  return __builtin_fabs(x - whole) < 0.5 ? whole : whole + __builtin_copysign(1.0, x);
}

typedef struct { unsigned long long low, high; } wide;

static wide product(unsigned long long a, unsigned long long b) {
  unsigned long long al = a & 0xffffffff, ah = a >> 32, bl = b & 0xffffffff, bh = b >> 32;
  unsigned long long low = al * bl, one = ah * bl, other = al * bh;
  unsigned long long middle = (low >> 32) + (one & 0xffffffff) + (other & 0xffffffff);
  wide result = { (middle << 32) | (low & 0xffffffff), ah * bh + (one >> 32) + (other >> 32) + (middle >> 32) };
  return result;
}

// 128-bit multiplication, as the compiler calls it.
void __multi3(wide *result, unsigned long long al, unsigned long long ah, unsigned long long bl, unsigned long long bh) {
  wide low = product(al, bl);
  low.high += al * bh + ah * bl;
  *result = low;
}

// x * y + z, rounded once: the product's error is found by Dekker's splitting and added where it counts
// (T. J. Dekker, A floating-point technique for extending the available precision, 1971). Exact unless the sum of
// the three parts lies halfway between two numbers.
double fma(double x, double y, double z) {
  double product = x * y;
  double cx = 134217729.0 * x, hx = cx - (cx - x), lx = x - hx;
  double cy = 134217729.0 * y, hy = cy - (cy - y), ly = y - hy;
  double error = ((hx * hy - product) + hx * ly + lx * hy) + lx * ly;
  double sum = product + z, back = sum - product;
  double rest = (product - (sum - back)) + (z - back);
  return sum + (rest + error);
}
