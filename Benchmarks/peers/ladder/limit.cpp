// Hand-written ladder automaton (the "physical limit" baseline): hash map by id + time-ordered expiry queues.
// usage: limit EVENTS.csv TURNS VERDICTS ; events in order; prints what it took as an object of JSON, and writes the verdicts
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cstdint>
#include <vector>
#include <string>
#include <chrono>
#include <algorithm>
#include <ctime>
#include <unordered_map>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/resource.h>
struct Ev{uint32_t t; uint32_t kv;}; // kind in low 3 bits, id<<3
static double now(){return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();}
static double used(){timespec t;clock_gettime(CLOCK_PROCESS_CPUTIME_ID,&t);return t.tv_sec+t.tv_nsec*1e-9;}
struct Verdict{uint32_t t,id;bool operator<(const Verdict&o)const{return t!=o.t?t<o.t:id<o.id;}};
static void write(const std::string&path,std::vector<Verdict>v){std::sort(v.begin(),v.end());FILE*f=fopen(path.c_str(),"w");for(auto&x:v)fprintf(f,"%u %u\n",x.t,x.id);fclose(f);}
// open addressing table id -> state
struct St{uint32_t id; uint32_t c; uint32_t b; uint8_t f;}; // f bits:1 conf pending,2 breach pending
struct Tab{ std::vector<St> s; uint32_t mask; size_t used=0; Tab(uint32_t n){uint32_t c=1;while(c<n)c<<=1;s.assign(c,St{0,0,0,0});mask=c-1;}
  static uint32_t h(uint32_t x){x*=0x9E3779B1u;return x^(x>>15);} 
  St*find(uint32_t id,bool mk){uint32_t i=h(id)&mask;while(s[i].id){if(s[i].id==id)return &s[i];i=(i+1)&mask;} if(!mk)return nullptr; s[i].id=id;s[i].f=0;used++;return &s[i];}
  void erase(St*p){uint32_t i=p-&s[0];s[i].id=0;used--;uint32_t j=i;for(;;){j=(j+1)&mask;if(!s[j].id)break;uint32_t k=h(s[j].id)&mask;if((i<=j)?(i<k&&k<=j):(i<k||k<=j))continue;s[i]=s[j];s[j].id=0;i=j;}}};
int main(int c,char**v){
  int fd=open(v[1],O_RDONLY);struct stat st;fstat(fd,&st);const char*p=(char*)mmap(0,st.st_size,PROT_READ,MAP_PRIVATE,fd,0),*e=p+st.st_size;
  std::vector<Ev> ev;ev.reserve(1<<20);
  while(p<e){uint32_t t=0;while(*p!=',')t=t*10+*p++-'0';p++;uint32_t k=*p=='b'?0:*p=='c'?1:*p=='w'?2:*p=='r'?3:4;while(*p!=',')p++;p++;uint32_t id=0;while(*p!='\n')id=id*10+*p++-'0';p++;ev.push_back({t,id<<3|k});}
  int R=atoi(v[2]);size_t maxlive=0;std::vector<double> clocks,processor;std::vector<Verdict> v1,v2;
  for(int r=0;r<R;r++){ v1.clear();v2.clear();double c0=now(),u0=used(); Tab T(1<<18); 
    struct Q{uint32_t t,id;}; std::vector<Q> q1,q2; q1.reserve(ev.size()/2);q2.reserve(ev.size()/2); size_t h1=0,h2=0; // FIFO: constant delay => sorted deadlines
    auto expire=[&](uint32_t t){
      while(h1<q1.size()&&q1[h1].t<t){St*s=T.find(q1[h1].id,false);if(s&&(s->f&1)&&s->c+86400==q1[h1].t){v1.push_back({s->c,s->id});s->f&=~1;if(!s->f)T.erase(s);}h1++;}
      while(h2<q2.size()&&q2[h2].t<t){St*s=T.find(q2[h2].id,false);if(s&&(s->f&2)&&s->b+280800==q2[h2].t){v2.push_back({s->b,s->id});s->f&=~2;if(!s->f)T.erase(s);}h2++;}};
    for(auto&x:ev){expire(x.t);uint32_t k=x.kv&7,id=x.kv>>3;
      if(k==0){St*s=T.find(id,true);s->b=x.t;s->f|=2;q2.push_back({x.t+280800,id});if(T.used>maxlive)maxlive=T.used;}
      else if(k==1){St*s=T.find(id,true);s->c=x.t;s->f|=1;q1.push_back({x.t+86400,id});}
      else {St*s=T.find(id,false);if(!s)continue;
        if(k==2)s->f&=~1; else if(k==3){if(x.t<=s->b+259200)s->f&=~2;} else if((s->f&2)&&x.t>=s->b+259200&&x.t<=s->b+280800)s->f&=~2;
        if(!s->f)T.erase(s);}}
    expire(UINT32_MAX);clocks.push_back(now()-c0);processor.push_back(used()-u0);}
  write(std::string(v[3])+".p1",v1);write(std::string(v[3])+".p2",v2);
  std::sort(clocks.begin(),clocks.end());std::sort(processor.begin(),processor.end());
  struct rusage ru;getrusage(RUSAGE_SELF,&ru);
  printf("{\"events\":%zu,\"processor\":%f,\"clock\":%f,\"p1\":%zu,\"p2\":%zu,\"most_timers\":%zu,\"peak_mib\":%.1f}\n",ev.size(),processor[R/2],clocks[R/2],v1.size(),v2.size(),maxlive,ru.ru_maxrss/1024.0);
}
